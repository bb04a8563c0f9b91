package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossSourceTest extends SourceContract {

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        TestFiles.picture(folder.resolve("photos/a.png"), 20, 30, 3);
        TestFiles.picture(folder.resolve("photos/b.png"), 16, 16, 3);
        TestFiles.picture(folder.resolve("styles/x.png"), 40, 20, 3);
        TestFiles.picture(folder.resolve("styles/y.png"), 9, 9, 3);
        TestFiles.picture(folder.resolve("styles/z.png"), 50, 50, 1);
    }

    @Override
    protected Source open() throws IOException {
        return open(",16");
    }

    private Source open(String side) throws IOException {
        return new CrossSourceProvider().open(folder.resolve("photos") + "," + folder.resolve("styles") + side);
    }

    @Test
    void eachImageMeetsEachPartner() throws IOException {
        Source source = open();

        assertThat(source.size()).isEqualTo(6);
        Example example = source.get(4);
        assertThat(example.name()).isEqualTo("b.png+y.png");
        assertThat(example.image().spec()).hasToString("3x16x16");
        assertThat(example.partner().orElseThrow().spec()).hasToString("3x16x16");
        assertThat(open("").get(0).image().height()).isEqualTo(256);
    }

    @Test
    void squaresWithoutPixelsAreRefused() {
        assertThatThrownBy(() -> open(",0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 to 8192 pixels a side, not 0");
    }

    @Test
    void drawnDataStandsOnEitherSideOfAPlus() throws IOException {
        CrossSourceProvider provider = new CrossSourceProvider();

        assertThat(provider.open("demo:leaves,count=3,size=32+demo:strokes,count=5,size=32,24")
                        .size())
                .isEqualTo(15);
        assertThat(provider.open(folder.resolve("photos") + "+demo:strokes,count=5,size=32")
                        .size())
                .isEqualTo(10);
        assertThatThrownBy(() -> provider.open("demo:leaves,demo:strokes"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("plus");
    }
}

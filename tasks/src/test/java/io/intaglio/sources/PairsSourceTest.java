package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.UnreadableImageException;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairsSourceTest extends SourceContract {

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        TestFiles.picture(folder.resolve("dark/1.png"), 5, 4, 3);
        TestFiles.picture(folder.resolve("bright/1.bmp"), 5, 4, 3);
        TestFiles.picture(folder.resolve("dark/more/2.png"), 3, 3, 3);
        TestFiles.picture(folder.resolve("bright/more/2.png"), 3, 3, 3);
    }

    @Override
    protected Source open() throws IOException {
        return open("dark", "bright");
    }

    private Source open(String first, String second) throws IOException {
        return new PairsSourceProvider().open(folder.resolve(first) + "," + folder.resolve(second));
    }

    @Test
    void filesOfOneNameBelongTogetherWhateverTheirExtension() throws IOException {
        Example example = open().get(0);
        assertThat(example.name()).isEqualTo("1");
        assertThat(example.image().spec()).hasToString("3x4x5");
        assertThat(example.partner().orElseThrow().spec()).hasToString("3x4x5");
        assertThat(example.partner().orElseThrow().data())
                .isNotEqualTo(example.image().data());
    }

    @Test
    void filesWithoutAPartnerAreNamed() throws IOException {
        TestFiles.picture(folder.resolve("dark/alone.png"), 5, 4, 3);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("alone.png")
                .hasMessageContaining("no partner");
    }

    @Test
    void aPairOfWhichOneHalfIsALinkToNothingIsNamedAndLeftOut() throws IOException {
        TestFiles.picture(folder.resolve("bright/z/4.png"), 5, 4, 3);
        TestFiles.picture(folder.resolve("dark/3.png"), 5, 4, 3);
        Files.createSymbolicLink(folder.resolve("bright/3.png"), Path.of("gone.png"));
        Files.createSymbolicLink(folder.resolve("dark/z"), Path.of("gone"));

        Source source = open();

        assertThat(source.size()).isEqualTo(4);
        assertThatThrownBy(() -> source.get(1))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("bright/3.png cannot be read: it is a link to gone.png, which is not there");
        assertThat(source.get(2).name()).isEqualTo("more/2");
        assertThatThrownBy(() -> source.get(3)).hasMessageContaining("dark/z cannot be read");
        assertThat(source.digest()).isEqualTo(open().digest());
    }

    @Test
    void manyWithoutAPartnerAreCounted() throws IOException {
        for (int i = 0; i < 8; i++) {
            TestFiles.picture(folder.resolve("bright/alone" + i + ".png"), 1, 1, 1);
        }
        assertThatThrownBy(this::open).hasMessageContaining("alone4.png and 3 more");
    }

    @Test
    void partnersOfTwoSizesAreNamedBeforeAnythingIsRead() throws IOException {
        TestFiles.picture(folder.resolve("bright/1.bmp"), 6, 4, 3);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1.png\" (5x4)")
                .hasMessageContaining("1.bmp\" (6x4)")
                .hasMessageNotContaining("2.png");
    }

    @Test
    void partnersThatLieTheOtherWayAreNamedWhenTheyAreAskedFor() throws IOException {
        TestFiles.picture(folder.resolve("bright/1.bmp"), 4, 5, 3);
        Source source = open();
        assertThat(source.get(1).name()).isEqualTo("more/2");
        assertThatThrownBy(() -> source.get(0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1.png")
                .hasMessageContaining("5x4")
                .hasMessageContaining("4x5");
    }

    @Test
    void twoFilesThatDifferOnlyInTheirExtensionAreRefused() throws IOException {
        TestFiles.picture(folder.resolve("dark/1.bmp"), 5, 4, 3);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("differ only in their extension");
    }

    @Test
    void foldersMayHaveCommasInTheirNames() throws IOException {
        TestFiles.picture(folder.resolve("a,b/1.png"), 5, 4, 3);
        TestFiles.picture(folder.resolve("c,d/1.png"), 5, 4, 3);
        assertThat(open("a,b", "c,d").size()).isEqualTo(1);
    }

    @Test
    void oneFolderOrAMissingOneIsRefused() {
        assertThatThrownBy(() -> new PairsSourceProvider().open(folder.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("write pairs:DIR_A,DIR_B");
        assertThatThrownBy(() -> open("dark", "gone"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gone");
    }
}

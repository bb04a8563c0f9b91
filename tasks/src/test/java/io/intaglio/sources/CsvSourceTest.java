package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest extends SourceContract {

    @TempDir
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        Files.createDirectories(folder.resolve("more"));
        for (String name : new String[] {"a.png", "b.png", "more/c, d.png"}) {
            ImageBatch image = ImageBatch.wrap(1, 1, 2, 1, new float[] {0, name.length() / 20f});
            Pictures.write(Picture.of(image), folder.resolve(name));
        }
    }

    private Source table(String... lines) throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, String.join("\r\n", lines));
        return new CsvSourceProvider().open(table.toString());
    }

    @Override
    protected Source open() throws IOException {
        return table("class,file", "cat,b.png", ",a.png", "", "ant,\"more/c, d.png\"");
    }

    @Test
    void imagesHaveTheClassOfTheirLineOrNone() throws IOException {
        Source source = open();

        assertThat(source.size()).isEqualTo(3);
        assertThat(source.classes()).containsExactly("ant", "cat");
        assertThat(source.name(0)).isEqualTo("b.png");
        assertThat(source.label(0)).isEqualTo(OptionalInt.of(1));
        assertThat(source.label(1)).isEmpty();
        assertThat(source.get(2).label()).isEqualTo(OptionalInt.of(0));
        assertThat(source.get(2).image().width()).isEqualTo(2);
    }

    @Test
    void numbersAreInTheirOrder() throws IOException {
        assertThat(table("file,class", "a.png,10", "b.png,9").classes()).containsExactly("9", "10");
        assertThat(table("file,class", "a.png,10", "b.png,9a").classes()).containsExactly("10", "9a");
    }

    @Test
    void anotherClassIsOtherData() throws IOException {
        assertThat(table("file,class", "a.png,1").digest())
                .isNotEqualTo(table("file,class", "a.png,2").digest())
                .isNotEqualTo(table("file,class", "a.png,").digest());
    }

    @Test
    void aFileThatIsNotThereIsNamedWhenItIsRead() throws IOException {
        Source source = table("file,class", "gone.png,1");

        assertThat(source.size()).isOne();
        assertThatThrownBy(() -> source.get(0)).isInstanceOf(IOException.class).hasMessageContaining("gone.png");
    }

    @Test
    void anotherEncodingIsRefused() throws IOException {
        Path latin = folder.resolve("latin.csv");
        Files.writeString(latin, "file,class\na.png,f\u00fcnf\n", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new CsvSource(latin))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("csv: \"" + latin + "\" is no text in UTF-8; save it in that encoding");
    }

    private void refused(String why, String... lines) {
        assertThatThrownBy(() -> table(lines))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why);
    }

    @Test
    void wrongTablesAreRefused() {
        refused("names the columns, \"file\" and \"class\" among them, and it is \"\"");
        refused("and it is \"a.png,1\"", "a.png,1");
        refused("lists no images", "file,class");
        refused("line 3", "file,class", "a.png,1", "b.png");
        refused("line 2", "file,class", ",1");
        refused("lines 2 and 3", "file,class", "a.png,1", "a.png,2");
        assertThatThrownBy(() -> new CsvSourceProvider().open(folder.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a folder; name a file");
    }
}

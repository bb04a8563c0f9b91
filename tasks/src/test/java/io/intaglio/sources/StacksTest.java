package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.SampleScale;
import io.intaglio.image.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StacksTest {

    private static final SampleScale COUNTS = new SampleScale(SampleType.FLOAT32, 0, 1700);

    @TempDir
    Path folder;

    /** Page i of the level i / 10; with that many channels. */
    private Path stack(String name, int pages, int channels) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Pictures.write(
                pages,
                index -> {
                    ImageBatch level = ImageBatch.zeros(1, 3, 4, channels);
                    for (int i = 0; i < level.data().length; i++) {
                        level.data()[i] = (index + i % channels) / 10f + (i == 0 ? 1 : 0);
                    }
                    return Picture.of(level).withScale(COUNTS);
                },
                file);
        return file;
    }

    @Test
    void everyPageAndEveryChannelThatIsNoColourIsAPicture() throws IOException {
        stack("in/a.tif", 3, 1);
        stack("in/b.tiff", 1, 2);
        stack("in/c.tif", 1, 3);
        TestFiles.picture(folder.resolve("in/d.png"), 4, 3, 3);
        Path zip = TestFiles.zip(folder.resolve("in.zip"), folder.resolve("in/a.tif"), "x/a.tif", "y/b.tif");
        try (Source source =
                        new FolderSourceProvider().open(folder.resolve("in").toString());
                Source packed = new ZipSourceProvider().open(zip.toString())) {
            assertThat(source.size()).isEqualTo(7);
            assertThat(source.get(1).name()).isEqualTo("a.tif, page 2");
            assertThat(source.get(1).origin().image().type()).isEqualTo(SampleType.FLOAT32);
            assertThat(source.get(1).origin().notes()).isEmpty();
            assertThat(source.get(4).name()).isEqualTo("b.tiff, channel 2");
            assertThat(source.get(4).image().channels()).isEqualTo(1);
            assertThat(source.get(5).name()).isEqualTo("c.tif");
            assertThat(source.get(5).image().channels()).isEqualTo(3);
            assertThat(packed.size()).isEqualTo(6);
            assertThat(packed.classes()).containsExactly("x", "y");
            assertThat(packed.get(5).name()).isEqualTo("y/b.tif, page 3");
            assertThat(packed.get(5).label()).hasValue(1);
            assertThat(packed.get(2).image().data())
                    .containsExactly(source.get(2).image().data());
        }
    }

    @Test
    void thePagesOfAPairBelongTogetherByTheirOrder() throws IOException {
        stack("noisy/a.tif", 3, 1);
        stack("clean/a.tif", 3, 1);
        Source source = new PairsSourceProvider().open(folder.resolve("noisy") + "," + folder.resolve("clean"));
        assertThat(source.size()).isEqualTo(3);
        Example third = source.get(2);
        assertThat(third.name()).isEqualTo("a, page 3");
        assertThat(third.partner().orElseThrow().data())
                .containsExactly(third.image().data());

        stack("clean/a.tif", 2, 1);
        assertThatThrownBy(
                        () -> new PairsSourceProvider().open(folder.resolve("noisy") + "," + folder.resolve("clean")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.tif\" (3)")
                .hasMessageContaining("a.tif\" (2)");
    }

    @Test
    void whatIsNoTiffInsideIsNamedWhenItIsRead() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/broken.tif"), "no picture");
        Source source = new FolderSourceProvider().open(folder.resolve("in").toString());
        assertThat(source.size()).isEqualTo(1);
        assertThatThrownBy(() -> source.get(0)).hasMessageContaining("broken.tif cannot be read");
    }
}

package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import io.intaglio.train.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each program does what it says, if only for a few steps. */
class ExamplesTest {

    @TempDir
    Path folder;

    @Test
    void reconstructDigits() throws IOException {
        assertThat(ReconstructDigits.runExample(new String[] {"3"}).baselines()).containsKey("pca-16");
    }

    @Test
    void denoiseLeaves() throws IOException {
        Path plate = DenoiseLeaves.runExample(new String[] {"3", folder.toString()});

        assertThat(Plate.read(plate).card().task()).contains("denoise");
        assertThat(Pictures.read(folder.resolve("cleaned.png")).width()).isEqualTo(128);
    }

    @Test
    void beforeAndAfter() throws IOException {
        Path sheet = folder.resolve("sheet.png");

        BeforeAndAfter.runExample(new String[] {"denoise", "demo:leaves,count=3,size=32", sheet.toString(), "2"});

        Picture picture = Pictures.read(sheet);
        assertThat(picture.height()).isEqualTo(2 * 32 + 4);
        assertThat(picture.width()).isEqualTo(3 * 32 + 2 * 4);
    }

    @Test
    void stylizeLandscape() throws IOException {
        Path picture = folder.resolve("styles.png");

        StylizeLandscape.write(picture, 30, 42, "stylize", Settings.parse("method = patches\nsteps = 2"));

        assertThat(Pictures.read(picture).width()).isEqualTo(4 * 42 + 3 * 6);
        assertThatThrownBy(() -> StylizeLandscape.runExample(new String[] {"x.gif"}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("usage: StylizeLandscape OUT");
    }

    @Test
    void denoiseLandscape() throws IOException {
        Path picture = folder.resolve("landscape.jpg");

        DenoiseLandscape.write(picture, 30, 42);

        assertThat(Pictures.read(picture).width()).isEqualTo(2 * 42 + 6);
        assertThatThrownBy(() -> DenoiseLandscape.runExample(new String[] {"x.gif"}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("usage: DenoiseLandscape OUT");
    }

    @Test
    void guiceExample() {
        TrainingReport report = GuiceExample.runExample(new String[] {"30"});

        assertThat(report.steps()).isEqualTo(30);
        assertThat(report.history().get(report.history().size() - 1).loss())
                .isLessThan(report.history().get(0).loss());
    }

    @Test
    void wrongArgumentsAreAnsweredWithTheUsage() {
        for (String[] wrong : new String[][] {
            {},
            {"denoise", "demo:leaves"},
            {"denoise", "demo:leaves", "sheet.jpg"},
            {"denoise", "demo:leaves", "s.png", "0"},
            {"denoise", "demo:leaves", "s.png", "2", "sigma"}
        }) {
            assertThatThrownBy(() -> BeforeAndAfter.runExample(wrong))
                    .as(String.join(" ", wrong))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("usage: BeforeAndAfter PLATE SOURCE OUT.png");
        }
        for (String wrong : new String[] {"many", "0", "-3", ""}) {
            assertThatThrownBy(() -> GuiceExample.runExample(new String[] {wrong}))
                    .as(wrong)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("usage: GuiceExample [STEPS]");
        }
    }

    @Test
    void picturesOfSeveralSizesAreShownByTheirMiddle() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Pictures.write(Picture.of(ImageBatch.zeros(1, 20, 40, 3)), pictures.resolve("wide.png"));
        Pictures.write(Picture.of(ImageBatch.zeros(1, 30, 16, 3)), pictures.resolve("high.png"));
        Path sheet = folder.resolve("sheet.png");

        BeforeAndAfter.runExample(new String[] {"denoise", pictures.toString(), sheet.toString(), "2", "sigma=10"});

        assertThat(Pictures.read(sheet).height()).isEqualTo(2 * 20 + 4);
        assertThat(Pictures.read(sheet).width()).isEqualTo(3 * 16 + 2 * 4);
    }

    /** A reader takes one file and begins from there. */
    @Test
    void everyProgramStandsAlone() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/intaglio/examples"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("import io.intaglio.examples");
            }
        }
    }
}

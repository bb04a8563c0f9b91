package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import io.intaglio.train.TrainingReport;
import java.io.IOException;
import java.nio.file.Path;
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
    void guiceExample() {
        TrainingReport report = GuiceExample.runExample(new String[] {"30"});

        assertThat(report.steps()).isEqualTo(30);
        assertThat(report.history().get(report.history().size() - 1).loss())
                .isLessThan(report.history().get(0).loss());
    }
}

package io.intaglio.plugin.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.Training;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.network.LossTerm;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real engine and the real tasks, as a person would use the jar. */
class SparseTrainingTest {

    private static final String DIGITS = "demo:digits,count=200,size=16";

    @TempDir
    Path folder;

    @Test
    void trainsIsWrittenAndGivesTheSameWhenReopened() throws IOException {
        Path file = folder.resolve("sparse.plate");
        try (Intaglio intaglio = Intaglio.open();
                Source digits = intaglio.source(DIGITS)) {
            Training.Outcome outcome = intaglio.train("reconstruct")
                    .data(digits)
                    .architecture("sparse")
                    .set("latent", 24)
                    .set("width", 8)
                    .set("batch", 20)
                    .steps(12)
                    .run();
            outcome.plate().write(file);
            Picture digit = Picture.of(digits.get(3).image());

            ImageBatch trained;
            try (Model model = intaglio.open(outcome.plate())) {
                trained = model.run(digit, Settings.empty()).pixels();
            }
            assertThat(outcome.report().steps()).isEqualTo(12);
            assertThat(Plate.read(file).card().architectureSettings().get("latent"))
                    .isEqualTo("24");
            try (Model model = intaglio.open(file)) {
                assertThat(model.run(digit, Settings.empty()).pixels().data()).isEqualTo(trained.data());
            }
        }
    }

    @Test
    void theCodeIsMadeSmallAlongWithTheError() throws IOException {
        double free = meanCode(0);
        double costly = meanCode(10);

        assertThat(free).isPositive();
        assertThat(costly).isLessThan(free / 2);
    }

    /** The mean absolute number of the code after some steps. */
    private static double meanCode(double sparsity) throws IOException {
        try (Intaglio intaglio = Intaglio.open();
                Source digits = intaglio.source(DIGITS)) {
            Training.Outcome outcome = intaglio.train("reconstruct")
                    .data(digits)
                    .architecture("sparse")
                    .set("latent", 24)
                    .set("width", 8)
                    .set("batch", 20)
                    .set("warm-up", 0)
                    .set("sparsity", sparsity)
                    .set("ema", 0)
                    .steps(60)
                    .run();
            try (Model model = intaglio.open(outcome.plate())) {
                assertThat(model.autoencoder().architecture().objective()).contains(new LossTerm.LatentL1(sparsity));
                float[] code = model.autoencoder()
                        .codec()
                        .orElseThrow()
                        .encode(digits.get(0).image())
                        .data();
                double sum = 0;
                for (float number : code) {
                    sum += Math.abs(number);
                }
                return sum / code.length;
            }
        }
    }
}

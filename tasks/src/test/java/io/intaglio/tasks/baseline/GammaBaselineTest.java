package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.task.Inputs;
import org.junit.jupiter.api.Test;

class GammaBaselineTest {

    private static ImageBatch fitted(float[] image, float[] reference) {
        Inputs inputs = Inputs.of(ImageBatch.wrap(1, 1, image.length, 1, image))
                .with(Inputs.REFERENCE, ImageBatch.wrap(1, 1, reference.length, 1, reference));
        return new GammaBaseline().apply(inputs, Settings.empty());
    }

    @Test
    void findsTheGammaThatAnImageWasDarkenedBy() {
        float[] clean = {0.04f, 0.25f, 0.49f, 0.81f};
        float[] dark = new float[clean.length];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = (float) Math.pow(clean[i], 2.5);
        }

        assertThat(fitted(dark, clean).data()).containsExactly(clean, within(1e-6f));
    }

    @Test
    void itsMeanIsThatOfTheReferenceThoughTheCurveIsAnother() {
        float[] data =
                fitted(new float[] {0.1f, 0.2f}, new float[] {0.9f, 0.3f}).data();

        assertThat((data[0] + data[1]) / 2).isCloseTo(0.6f, within(1e-6f));
    }

    @Test
    void blackStaysBlackAndWhiteWhite() {
        assertThat(fitted(new float[] {0, 1}, new float[] {0.9f, 0.9f}).data()).containsExactly(0, 1);
        assertThat(fitted(new float[] {0}, new float[] {1}).data()).containsExactly(0);
    }
}

package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.metric.Metrics;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CieLabTest {

    private static final Offset<Float> CLOSE = within(0.02f);

    private static float[] lab(float red, float green, float blue) {
        return CieLab.of(ImageBatch.wrap(1, 1, 1, 3, new float[] {red, green, blue}))
                .data();
    }

    /** Values that calculators of colour agree on (D65, two degrees). */
    @Test
    void knownColours() {
        near(lab(1, 1, 1), 100, 0, 0);
        near(lab(0, 0, 0), 0, 0, 0);
        near(lab(1, 0, 0), 53.24f, 80.09f, 67.20f);
        near(lab(0, 1, 0), 87.73f, -86.18f, 83.18f);
        near(lab(0, 0, 1), 32.30f, 79.19f, -107.86f);
    }

    private static void near(float[] actual, float... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], CLOSE);
        }
    }

    @Test
    void thereAndBack() {
        ImageBatch image = ImageBatch.zeros(2, 9, 8, 3);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (i * 37 % 101) / 100f;
        }
        float[] back = CieLab.toSrgb(CieLab.of(image)).data();
        for (int i = 0; i < back.length; i++) {
            assertThat(back[i]).isCloseTo(image.data()[i], within(1e-4f));
        }
    }

    @Test
    void theColourErrorSeesColourAlone() {
        ImageBatch red = ImageBatch.wrap(1, 1, 1, 3, new float[] {1, 0, 0});
        ImageBatch black = ImageBatch.zeros(1, 1, 1, 3);
        ImageBatch white = ImageBatch.wrap(1, 1, 1, 3, new float[] {1, 1, 1});
        assertThat(Metrics.colourError().of(white, black)).isCloseTo(0, within(0.02));
        assertThat(Metrics.colourError().of(red, black)).isCloseTo(Math.hypot(80.09, 67.20), within(0.02));
        assertThatThrownBy(() -> CieLab.of(ImageBatch.zeros(1, 1, 1, 1))).isInstanceOf(InvalidInputException.class);
    }
}

package io.intaglio.tasks.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients beside finite differences. */
class PatchGradientsTest {

    private static final int HEIGHT = 11;
    private static final int WIDTH = 13;
    private static final double STEP = 1e-2;

    private static ImageBatch noise(int channels, long seed) {
        ImageBatch image = ImageBatch.zeros(1, HEIGHT, WIDTH, channels);
        SplitMix64 random = new SplitMix64(seed);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = random.nextFloat();
        }
        return image;
    }

    private static void agrees(ImageBatch image, float[] gradient, ToDoubleFunction<ImageBatch> loss) {
        for (int i = 0; i < gradient.length; i += 7) {
            float before = image.data()[i];
            image.data()[i] = (float) (before + STEP);
            double above = loss.applyAsDouble(image);
            image.data()[i] = (float) (before - STEP);
            double below = loss.applyAsDouble(image);
            image.data()[i] = before;
            assertThat((double) gradient[i]).isCloseTo((above - below) / (2 * STEP), within(2e-2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void ofTheSlicedWassersteinDistance(int channels) {
        ImageBatch image = noise(channels, 1);
        ImageBatch style = noise(channels, 2);
        float[] gradient = new float[image.data().length];
        distance(image, style, gradient);

        agrees(image, gradient, changed -> distance(changed, style, new float[gradient.length]));
    }

    private static double distance(ImageBatch image, ImageBatch style, float[] gradient) {
        int side = 3;
        SplitMix64 random = new SplitMix64(5);
        int factor = 20;
        return factor
                * SlicedWasserstein.draw(8, side * side * image.channels(), image.channels() == 1, random)
                        .addGradient(
                                PatchSample.draw(image, side, 200, random),
                                PatchSample.draw(style, side, 200, random),
                                factor,
                                gradient);
    }

    @Test
    void ofTheCorrelationOfGradients() {
        GradientCorrelation kept = new GradientCorrelation(noise(1, 3));
        ImageBatch image = noise(1, 4);
        int factor = 50;
        float[] gradient = new float[image.data().length];
        kept.addGradient(image.data(), factor, gradient);

        agrees(
                image,
                gradient,
                changed -> factor * (1 - kept.addGradient(changed.data(), factor, new float[gradient.length])));
    }

    @Test
    void anImageCorrelatesWithItselfWhateverItsContrast() {
        ImageBatch image = noise(1, 3);
        float[] fainter = image.data().clone();
        for (int i = 0; i < fainter.length; i++) {
            fainter[i] = 0.3f + 0.4f * fainter[i];
        }

        assertThat(new GradientCorrelation(image).addGradient(fainter, 1, new float[fainter.length]))
                .isCloseTo(1, within(1e-2));
    }
}

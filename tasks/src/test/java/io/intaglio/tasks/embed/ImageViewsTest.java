package io.intaglio.tasks.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImageViewsTest {

    private static final int SIDE = 28;

    /** A bright square of 12 pixels a side in the middle. */
    private static ImageBatch square() {
        ImageBatch image = ImageBatch.zeros(1, SIDE, SIDE, 1);
        for (int y = 8; y < 20; y++) {
            Arrays.fill(image.data(), y * SIDE + 8, y * SIDE + 20, 0.5f);
        }
        return image;
    }

    private static double sum(ImageBatch image) {
        double sum = 0;
        for (float value : image.data()) {
            sum += value;
        }
        return sum;
    }

    /** Row and column of the centre of what is bright. */
    private static double[] centre(ImageBatch image) {
        double y = 0;
        double x = 0;
        for (int i = 0; i < image.data().length; i++) {
            int row = i / SIDE;
            y += image.data()[i] * row;
            x += image.data()[i] * (i % SIDE);
        }
        return new double[] {y / sum(image), x / sum(image)};
    }

    @Test
    void theWeakViewIsMovedByAtMostTwoPixelsOf28() {
        boolean moved = false;
        for (int seed = 0; seed < 50; seed++) {
            ImageBatch weak = ImageViews.weak(square(), new SplitMix64(seed));
            double[] centre = centre(weak);

            assertThat(sum(weak)).isCloseTo(72, within(1e-3));
            assertThat(centre[0]).isCloseTo(Math.round(2 * centre[0]) / 2.0, within(1e-4));
            assertThat(Math.abs(centre[0] - 13.5)).isLessThan(2.001);
            assertThat(Math.abs(centre[1] - 13.5)).isLessThan(2.001);
            moved |= Math.abs(centre[0] - 13.5) > 1.5;
        }
        assertThat(moved).isTrue();
    }

    /** What is shown keeps its area but for the zoom of 1.3, and its centre but for the shift of four pixels. */
    @Test
    void theStrongViewShowsTheSameThing() {
        for (int seed = 0; seed < 50; seed++) {
            ImageBatch strong = ImageViews.strong(square(), new SplitMix64(seed));
            float[] values = strong.data();
            float paper = values[0];
            int bright = 0;
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).isBetween(0f, 1f);
                values[i] -= paper;
            }
            float most = 0;
            for (float value : values) {
                most = Math.max(most, value);
            }
            for (float value : values) {
                bright += value > most / 2 ? 1 : 0;
            }
            double[] centre = centre(strong);

            assertThat(bright / 144.0).isBetween(1 / 1.9, 1.9);
            assertThat(Math.abs(centre[0] - 13.5)).isLessThan(5.5);
            assertThat(Math.abs(centre[1] - 13.5)).isLessThan(5.5);
        }
    }

    @Test
    void theSameRandomnessMakesTheSameViewAndTheImageStaysAsItIs() {
        ImageBatch image = square();

        assertThat(ImageViews.strong(image, new SplitMix64(7)).data())
                .isEqualTo(ImageViews.strong(image, new SplitMix64(7)).data())
                .isNotEqualTo(ImageViews.strong(image, new SplitMix64(8)).data());
        assertThat(image.data()).isEqualTo(square().data());
    }

    @Test
    void imagesOfOnePixelAndOfOneColourStayWhatTheyAre() {
        ImageBatch pixel = ImageBatch.wrap(1, 1, 1, 3, new float[] {0.5f, 0.5f, 0.5f});
        ImageBatch plain = ImageBatch.zeros(1, 3, 5, 1);
        Arrays.fill(plain.data(), 0.25f);

        assertThat(ImageViews.strong(pixel, new SplitMix64(1)).data()).containsExactly(0.5f, 0.5f, 0.5f);
        assertThat(ImageViews.strong(plain, new SplitMix64(1)).data()).containsOnly(0.25f);
        assertThat(ImageViews.weak(plain, new SplitMix64(1)).data()).containsOnly(0.25f);
    }
}

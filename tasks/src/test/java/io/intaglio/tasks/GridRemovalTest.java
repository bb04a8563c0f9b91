package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import org.junit.jupiter.api.Test;

class GridRemovalTest {

    private static final int HEIGHT = 37;
    private static final int WIDTH = 50;

    /** A value of a pixel. */
    @FunctionalInterface
    private interface Value {

        double at(int y, int x);
    }

    private static ImageBatch image(Value value) {
        ImageBatch image = ImageBatch.zeros(1, HEIGHT, WIDTH, 2);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (float) (value.at(i / 2 / WIDTH, i / 2 % WIDTH) / (1 + i % 2));
        }
        return image;
    }

    private static double grid(int y, int x) {
        return 0.1 * Math.sin(1 + y % 4 + 5 * (x % 4));
    }

    @Test
    void aPatternOfOnePeriodGoesFromAShadedSurface() {
        double mean = 0;
        for (int i = 0; i < 16; i++) {
            mean += grid(i / 4, i % 4) / 16;
        }
        double shift = mean;
        ImageBatch shaded = image((y, x) -> 0.2 + 0.005 * x + 0.003 * y);
        ImageBatch with = image((y, x) -> 0.2 + 0.005 * x + 0.003 * y + grid(y, x) - shift);

        ImageBatch without = new GridRemoval(4).of(with);

        for (int y = 8; y < HEIGHT - 8; y++) {
            for (int x = 8; x < WIDTH - 8; x++) {
                assertThat(without.get(0, y, x, 1)).isCloseTo(shaded.get(0, y, x, 1), within(1e-4f));
            }
        }
    }

    @Test
    void aPatternOfTheInputStays() {
        ImageBatch input = image((y, x) -> 0.25 + 0.5 * grid(y, x));
        ImageBatch brighter = image((y, x) -> 0.5 + grid(y, x));

        assertThat(new GridRemoval(4).of(brighter, input).data()).containsExactly(brighter.data(), within(1e-5f));
        ImageBatch flat = image((y, x) -> 0.25);
        assertThat(new GridRemoval(4).of(brighter, flat).data())
                .containsExactly(new GridRemoval(4).of(brighter).data(), within(1e-5f));
    }

    /** The rows around 256, where a band ends, are those of a piece that is computed as a whole. */
    @Test
    void bandsHaveNoSeams() {
        SplitMix64 random = new SplitMix64(2);
        ImageBatch tall = ImageBatch.zeros(1, 520, 20, 1);
        for (int i = 0; i < tall.data().length; i++) {
            tall.data()[i] = (float) random.nextDouble();
        }
        ImageBatch piece = tall.crop(150, 0, 200, 20);

        ImageBatch without = new GridRemoval(4).of(tall);

        assertThat(without.crop(200, 0, 100, 20).data())
                .containsExactly(
                        new GridRemoval(4).of(piece).crop(50, 0, 100, 20).data());
    }

    @Test
    void edgesAndShadingStay() {
        ImageBatch image = image((y, x) -> (x < 21 ? 0.1 : 0.9) + 0.002 * y);

        assertThat(new GridRemoval(4).of(image).data()).containsExactly(image.data(), within(1e-3f));
    }

    @Test
    void mostOfATextureStays() {
        SplitMix64 random = new SplitMix64(1);
        ImageBatch image = image((y, x) -> random.nextDouble());

        ImageBatch without = new GridRemoval(4).of(image);

        double power = 0;
        double lost = 0;
        for (int i = 0; i < image.data().length; i++) {
            power += Math.pow(image.data()[i] - 0.375, 2);
            lost += Math.pow(image.data()[i] - without.data()[i], 2);
        }
        assertThat(lost / power).isLessThan(0.15);
    }

    @Test
    void picturesOfLessThanTwoPeriodsStay() {
        ImageBatch small = ImageBatch.zeros(1, 7, 90, 1);

        assertThat(new GridRemoval(4).of(small)).isSameAs(small);
        assertThat(new GridRemoval(1).of(image((y, x) -> y)).data())
                .isEqualTo(image((y, x) -> y).data());
    }
}

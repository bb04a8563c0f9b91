package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.task.Pair;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BlindSpotsTest {

    @Property(tries = 50)
    void onlyMaskedPixelsAreReplacedByANeighbourAndOnlyTheyCount(
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 2, max = 40) int width,
            @ForAll long seed) {
        ImageBatch noisy = numbered(height, width, 3);
        Pair pair = new BlindSpots(0.05).pair(noisy, new SplitMix64(seed));
        float[] weight = pair.weight().orElseThrow().data();
        int pixels = height * width;
        int expected = Math.max(1, (int) Math.round(0.05 * pixels));
        int masked = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            float seen = pair.input().data()[3 * pixel];
            for (int c = 0; c < 3; c++) {
                assertThat(weight[3 * pixel + c]).isEqualTo(weight[3 * pixel]);
                assertThat(pair.input().data()[3 * pixel + c])
                        .as("all channels from one place")
                        .isEqualTo(seen + c);
            }
            int from = Math.round(seen) / 3;
            if (weight[3 * pixel] == 0) {
                assertThat(from).isEqualTo(pixel);
            } else {
                masked++;
                assertThat(weight[3 * pixel]).isEqualTo((float) pixels / expected);
                assertThat(from).as("not itself").isNotEqualTo(pixel);
                assertThat(Math.abs(from / width - pixel / width)).isLessThanOrEqualTo(2);
                assertThat(Math.abs(from % width - pixel % width)).isLessThanOrEqualTo(2);
            }
        }
        assertThat(masked).isEqualTo(expected);
        assertThat(pair.target().data()).isEqualTo(numbered(height, width, 3).data());
    }

    @Test
    void theWeightsAreOneInTheMean() {
        Pair pair = new BlindSpots(0.02).pair(numbered(96, 96, 1), new SplitMix64(1));
        double sum = 0;
        for (float weight : pair.weight().orElseThrow().data()) {
            sum += weight;
        }

        assertThat(sum / (96 * 96)).isCloseTo(1, within(1e-5));
    }

    @Test
    void everyNeighbourTakesThePlaceEquallyOften() {
        int[] counts = new int[25];
        SplitMix64 random = new SplitMix64(5);
        ImageBatch noisy = numbered(64, 64, 1);
        for (int i = 0; i < 100; i++) {
            Pair pair = new BlindSpots(0.05).pair(noisy, random);
            for (int pixel = 0; pixel < 64 * 64; pixel++) {
                int y = pixel / 64;
                int x = pixel % 64;
                int from = Math.round(pair.input().data()[pixel]) / 3;
                if (from != pixel && y > 1 && y < 62 && x > 1 && x < 62) {
                    counts[(from / 64 - y + 2) * 5 + from % 64 - x + 2]++;
                }
            }
        }

        assertThat(counts[12]).isZero();
        for (int place = 0; place < 25; place++) {
            if (place != 12) {
                assertThat((double) counts[place]).isBetween(600.0, 900.0);
            }
        }
    }

    @Test
    void anImageOfOnePixelIsAskedForItself() {
        Pair pair = new BlindSpots(0.02).pair(ImageBatch.wrap(1, 1, 1, 1, new float[] {0.5f}), new SplitMix64(1));

        assertThat(pair.input().data()).containsExactly(0.5f);
        assertThat(pair.weight().orElseThrow().data()).containsExactly(1f);
    }

    /** Each number tells its place: three times the pixel's, and the channel. */
    private static ImageBatch numbered(int height, int width, int channels) {
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = 3 * (i / channels) + i % channels;
        }
        return image;
    }
}

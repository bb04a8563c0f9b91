package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import org.junit.jupiter.api.Test;

class FileNoiseTest {

    /** After a Gaussian blur of s pixels, not too small, neighbours have the correlation exp(-1 / (4 s^2)). */
    @Test
    void blurredNoiseIsAlikeInNeighbours() {
        ImageBatch noise = FileNoise.blurred(200, 200, 1, 1.5, new SplitMix64(1));

        assertThat(correlation(noise)).isCloseTo(Math.exp(-1 / (4 * 1.5 * 1.5)), within(0.02));
        assertThat(mean(noise, noise)).isCloseTo(1, within(1e-4));
    }

    @Test
    void withoutBlurNeighboursHaveNothingInCommon() {
        assertThat(correlation(FileNoise.blurred(200, 200, 1, 0, new SplitMix64(1))))
                .isCloseTo(0, within(0.02));
    }

    @Test
    void ofManyFilesSomeHaveSmoothNoiseAndSomeSharpenedNoise() {
        double least = 1;
        double most = -1;
        for (int seed = 0; seed < 60; seed++) {
            double drawn = correlation(FileNoise.field(64, 64, 3, new SplitMix64(seed)));
            least = Math.min(least, drawn);
            most = Math.max(most, drawn);
        }
        assertThat(least).isLessThan(-0.05);
        assertThat(most).isGreaterThan(0.6);
    }

    @Test
    void aMosaicIsInterpolatedFromTheNeighboursThatHaveTheColour() {
        float[] data = new float[4 * 4 * 3];
        for (int i = 0; i < data.length; i++) {
            data[i] = i;
        }
        ImageBatch whole = BayerMosaic.interpolated(ImageBatch.wrap(1, 4, 4, 3, data));

        // Red stands at even rows and columns, blue at odd ones, green between.
        assertThat(whole.get(0, 0, 0, 0)).isEqualTo(0);
        assertThat(whole.get(0, 0, 1, 0)).isEqualTo((0 + 6) / 2f);
        assertThat(whole.get(0, 1, 1, 0)).isEqualTo((0 + 6 + 24 + 30) / 4f);
        assertThat(whole.get(0, 1, 1, 1)).isEqualTo((4 + 13 + 19 + 28) / 4f);
        assertThat(whole.get(0, 1, 1, 2)).isEqualTo(17);
        assertThat(whole.get(0, 0, 0, 2)).isEqualTo(17);
    }

    @Test
    void middleGrayHasTheNoiseThatWasAskedForAndShadowsNoMoreThanOnePointSixTimesThat() {
        for (int seed = 0; seed < 20; seed++) {
            ToneResponse response = ToneResponse.draw(new SplitMix64(seed));

            assertThat(response.at(0.5f)).isCloseTo(1, within(1e-4f));
            assertThat(response.at(-1)).isEqualTo(response.at(0)).isBetween(0f, 1.6f);
            assertThat(response.at(1)).isPositive();
        }
    }

    /** Of each value with the one to its right. */
    private static double correlation(ImageBatch noise) {
        ImageBatch left = noise.crop(0, 0, noise.height(), noise.width() - 1);
        ImageBatch right = noise.crop(0, 1, noise.height(), noise.width() - 1);
        return mean(left, right) / mean(noise, noise);
    }

    private static double mean(ImageBatch one, ImageBatch other) {
        double sum = 0;
        for (int i = 0; i < one.data().length; i++) {
            sum += one.data()[i] * (double) other.data()[i];
        }
        return sum / one.data().length;
    }
}

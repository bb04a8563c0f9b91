package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.Range;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Srgb;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LightTest {

    private static final Range NONE = Range.of(0);
    private static final Range BRIGHT = Range.of(1e6);

    /**
     * Half a stop above a fifth of white in light: 0.2 codes as 0.48453; by two stops darker 0.05 is left, which codes
     * as 0.24784.
     */
    @Test
    void aStopHalvesTheLight() {
        assertThat(Srgb.encoded(0.2)).isCloseTo(0.48453, within(1e-5));
        assertThat(Srgb.linear(0.48453)).isCloseTo(0.2, within(1e-5));
        assertThat(Srgb.encoded(Srgb.linear(0.02))).isCloseTo(0.02, within(1e-12));
        LowLight two = new LowLight(Range.of(2), 0, NONE, BRIGHT, NONE, 0);

        assertThat(mean(two.degrade(flat(0.48453f, 1), new SplitMix64(1)).image()))
                .isCloseTo(0.24784, within(0.5 / 255));
    }

    @Test
    void lightAboveWhiteStaysWhiteWhereAllElseIsDark() {
        assertThat(LowLight.radiance(0.5, 8)).as("not near white").isEqualTo(0.5);
        assertThat(LowLight.radiance(1, 3)).as("two stops above white").isEqualTo(4);
        assertThat(LowLight.radiance(0.8, 3)).as("half way: 0.8 (1 + 3/4)").isCloseTo(1.4, within(1e-12));
    }

    /**
     * At 2 stops, 0.2 of light becomes 0.05, and the camera is four times as sensitive: variance 0.05 / 400 + (0.5 /
     * 255)^2.
     */
    @Test
    void noiseGrowsWithTheLightAndWithTheSensitivity() {
        LowLight noisy = new LowLight(Range.of(2), 0, NONE, Range.of(1600), Range.of(0.125), 0);
        float[] stored =
                noisy.degrade(flat(0.48453f, 1), new SplitMix64(1)).image().data();
        double[] light = new double[stored.length];
        for (int i = 0; i < stored.length; i++) {
            light[i] = Srgb.linear(stored[i]);
        }

        assertThat(Arrays.stream(light).average().orElseThrow()).isCloseTo(0.05, within(0.0005));
        double deviation = Math.sqrt(
                Arrays.stream(light).map(x -> (x - 0.05) * (x - 0.05)).average().orElseThrow());
        assertThat(deviation).isCloseTo(Math.sqrt(0.05 / 400 + Math.pow(0.5 / 255, 2)), within(0.0004));
    }

    /** Read-out noise of a 255th, at two stops four times as much. */
    @Test
    void readOutNoiseGrowsWithTheSensitivity() {
        LowLight noisy = new LowLight(Range.of(2), 0, NONE, BRIGHT, Range.of(1), 0);
        float[] stored =
                noisy.degrade(flat(0.48453f, 1), new SplitMix64(1)).image().data();
        double variance = 0;
        for (float value : stored) {
            variance += Math.pow(Srgb.linear(value) - 0.05, 2) / stored.length;
        }

        assertThat(Math.sqrt(variance)).isCloseTo(4.0 / 255, within(0.0005));
    }

    /** White that only just is white becomes a quarter of the light; white that was far above stays brighter. */
    @Test
    void everySecondPictureWasBrighterThanWhite() {
        LowLight dark = new LowLight(Range.of(2), 0, NONE, BRIGHT, NONE, 0);
        long brighter = LongStream.range(0, 200)
                .filter(seed ->
                        mean(dark.degrade(flat(1, 1), new SplitMix64(seed)).image()) > 0.55)
                .count();

        assertThat(Srgb.encoded(0.25)).isCloseTo(0.5371, within(1e-4));
        assertThat(brighter).isBetween(70L, 130L);
    }

    @Test
    void aRangeGivesEveryPictureItsOwnDarkness() {
        LowLight dark = new LowLight(new Range(1, 3), 0, NONE, BRIGHT, NONE, 0);
        double[] stops = LongStream.range(0, 200)
                .mapToDouble(seed -> Math.log(0.2
                                / Srgb.linear(mean(dark.degrade(flat(0.48453f, 1), new SplitMix64(seed))
                                        .image())))
                        / Math.log(2))
                .sorted()
                .toArray();

        assertThat(stops[0]).isBetween(0.97, 1.1);
        assertThat(stops[199]).isBetween(2.85, 3.1);
        assertThat(stops[100]).isBetween(1.8, 2.2);
    }

    @Test
    void aShadowLeavesPartsAsTheyAreAndDarkensOthersByItsDepth() {
        LowLight shaded = new LowLight(NONE, 1, Range.of(3), BRIGHT, NONE, 0);
        float[] data =
                shaded.degrade(flat(0.48453f, 1), new SplitMix64(3)).image().data();
        float least = 1;
        float most = 0;
        for (float value : data) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }

        assertThat(most).as("in the light").isCloseTo(0.48453f, within(2f / 255));
        assertThat(least).as("three stops: 0.025").isCloseTo((float) Srgb.encoded(0.025), within(2f / 255));
    }

    @Test
    void aCastMovesTheChannelsOfColourOnly() {
        LowLight cast = new LowLight(NONE, 0, NONE, BRIGHT, NONE, 0.3);
        ImageBatch colour = cast.degrade(flat(0.48453f, 3), new SplitMix64(6)).image();

        assertThat(mean(colour.channels(0))).isNotCloseTo(mean(colour.channels(1)), within(0.01));
        for (int c = 0; c < 3; c++) {
            assertThat(Srgb.linear(mean(colour.channels(c)))).isBetween(0.2 * 0.69, 0.2 * 1.31);
        }
        assertThat(mean(cast.degrade(flat(0.48453f, 1), new SplitMix64(6)).image()))
                .isCloseTo(0.48453, within(2.0 / 255));
    }

    @Test
    void contrastIsAStraightLine() {
        ImageBatch ramp = ImageBatch.wrap(1, 1, 3, 1, new float[] {0, 0.5f, 1});
        float[] flat = new LowContrast(Range.of(0.4))
                .degrade(ramp, new SplitMix64(2))
                .image()
                .data();

        assertThat(flat[2] - flat[0]).isCloseTo(0.4f, within(1.1f / 255));
        assertThat(flat[1] - flat[0]).isCloseTo(0.2f, within(1.1f / 255));
        assertThat(flat[0]).isBetween(0f, 0.6f);
    }

    /**
     * Black shows A (1 - t), white t + A (1 - t): their difference is the transmission, and both give the air's light.
     */
    @Test
    void hazeIsKoschmiedersLaw() {
        Haze haze = new Haze(Range.of(0.3));
        float[] black = haze.degrade(flat(0, 1), new SplitMix64(8)).image().data();
        float[] white = haze.degrade(flat(1, 1), new SplitMix64(8)).image().data();
        float least = 1;
        for (int i = 0; i < black.length; i++) {
            float t = white[i] - black[i];
            least = Math.min(least, t);
            if (t < 0.9) {
                assertThat(black[i] / (1 - t)).as("air").isBetween(0.7f - 0.03f, 1f + 0.03f);
            }
        }
        assertThat(least).isCloseTo(0.3f, within(1.1f / 255));
    }

    @Test
    void aMapFillsItsSpanAndVariesLittleFromPixelToPixel() {
        SmoothMap map = SmoothMap.of(40, 60, 0.5, new SplitMix64(4));
        SmoothMap cut = map.edged(0.5, 0.2);
        float least = 1;
        float most = 0;
        for (int i = 0; i < 40 * 60; i++) {
            least = Math.min(least, map.at(i));
            most = Math.max(most, map.at(i));
            if (i % 60 > 0) {
                assertThat(map.at(i)).isCloseTo(map.at(i - 1), within(0.12f));
            }
            float t = Math.min(1, Math.max(0, (map.at(i) - 0.5f) / 0.2f + 0.5f));
            assertThat(cut.at(i)).isCloseTo(t * t * (3 - 2 * t), within(1e-5f));
        }

        assertThat(least).isZero();
        assertThat(most).isEqualTo(1f);
        assertThat(SmoothMap.of(1, 1, 0.5, new SplitMix64(4)).at(0)).isZero();
    }

    private static ImageBatch flat(float level, int channels) {
        float[] data = new float[96 * 96 * channels];
        Arrays.fill(data, level);
        return ImageBatch.wrap(1, 96, 96, channels, data);
    }

    private static double mean(ImageBatch image) {
        double sum = 0;
        for (float value : image.data()) {
            sum += value;
        }
        return sum / image.data().length;
    }
}

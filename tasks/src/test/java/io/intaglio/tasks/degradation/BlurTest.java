package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.Range;
import io.intaglio.config.Settings;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import io.intaglio.testkit.DegradationContract;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlurTest extends DegradationContract {

    @Override
    protected Degradation degradation() {
        return new Blur();
    }

    @Test
    void aGaussianFallsByItsFormula() {
        Blur blur = new Blur(Blur.Kind.GAUSSIAN, Range.of(1.6), Range.of(5), Range.of(0));

        ImageBatch spread =
                blur.degrade(Grays.point(41, 20, 20), new SplitMix64(1)).image();

        // exp(-1 / (2 1.6^2)) = 0.82257..., exp(-9 / (2 1.6^2)) = 0.17242...; 1 / (2 pi 1.6^2) = 0.06217
        double peak = spread.get(0, 20, 20, 0);
        assertThat(peak).isCloseTo(0.06217, within(1e-4));
        assertThat(spread.get(0, 21, 20, 0) / peak).isCloseTo(0.82257, within(1e-4));
        assertThat(spread.get(0, 20, 17, 0) / peak).isCloseTo(0.17242, within(1e-4));
        assertThat(spread.get(0, 19, 21, 0) / peak).isCloseTo(0.82257 * 0.82257, within(1e-4));
        assertThat(sum(spread)).isCloseTo(1, within(1e-5));
    }

    @Test
    void aMotionIsALine() {
        ImageBatch along = PointSpreadFunction.line(5, 0).apply(Grays.point(21, 10, 10));

        assertThat(sum(along)).isCloseTo(1, within(1e-5));
        for (int y = 0; y < 21; y++) {
            for (int x = 0; x < 21; x++) {
                // Five pixels' worth of line over places -2 to 2; the ends get a half of what they would.
                double expected = y != 10 || Math.abs(x - 10) > 2 ? 0 : Math.abs(x - 10) == 2 ? 0.125 : 0.25;
                assertThat((double) along.get(0, y, x, 0)).isCloseTo(expected, within(0.01));
            }
        }
        ImageBatch down = PointSpreadFunction.line(5, Math.PI / 2).apply(Grays.point(21, 10, 10));
        assertThat(down.get(0, 9, 10, 0)).isEqualTo(along.get(0, 10, 9, 0), within(1e-6f));
        assertThat(PointSpreadFunction.line(1, 0.7).apply(Grays.point(5, 2, 2)).data())
                .isEqualTo(Grays.point(5, 2, 2).data());
    }

    /** The angle of the longer axis, from the second moments. */
    @Test
    void eachMotionDrawsItsOwnDirection() {
        Blur motion = new Blur(Blur.Kind.MOTION, Range.of(1.6), Range.of(9), Range.of(0));
        int[] octants = new int[8];
        for (int seed = 0; seed < 400; seed++) {
            ImageBatch spread = motion.degrade(Grays.point(41, 20, 20), new SplitMix64(seed))
                    .image();
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (int y = -20; y <= 20; y++) {
                for (int x = -20; x <= 20; x++) {
                    float part = spread.get(0, 20 + y, 20 + x, 0);
                    assertThat(part == 0 || Math.hypot(x, y) <= 6)
                            .as("half of 9 and a pixel's rim")
                            .isTrue();
                    xx += part * x * x;
                    xy += part * x * y;
                    yy += part * y * y;
                }
            }
            assertThat(sum(spread)).isCloseTo(1, within(1e-5));
            double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
            octants[Math.min(7, (int) ((angle / Math.PI + 0.5) * 8))]++;
        }

        assertThat(IntStream.of(octants).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(25, 75));
    }

    @Test
    void aMotionLooksAsFarUpAsDown() {
        ImageBatch spread = PointSpreadFunction.line(9, 0.5).apply(Grays.point(21, 10, 10));

        for (int i = 0; i < 441; i++) {
            assertThat(spread.data()[i]).isEqualTo(spread.data()[440 - i], within(1e-6f));
        }
        // 0.5 radians: right and down, so left of the middle it comes from above.
        assertThat(spread.get(0, 8, 7, 0)).isGreaterThan(0.05f);
        assertThat(spread.get(0, 12, 7, 0)).isZero();
    }

    @Test
    void theNoiseHasItsDeviationAndIsNotClipped() {
        Blur blur = new Blur(Blur.Kind.GAUSSIAN, Range.of(1), Range.of(5), Range.of(25.5));

        float[] noisy =
                blur.degrade(Grays.flat(200, 200, 0), new SplitMix64(2)).image().data();

        assertThat(Grays.deviation(noisy)).isCloseTo(0.1, within(0.002));
    }

    @Test
    void tellsBaselinesOfItsKindAlone() {
        assertThat(new Blur().about()).hasToString("kind = gaussian\nnoise = 2.55\nsigma = 1.6\n");
        assertThat(Settings.of("kind", "motion").applyTo(new Blur()).about())
                .hasToString("kind = motion\nlength = 5..15\nnoise = 2.55\n");
    }

    @Test
    void refusesWhatBlursNothing() {
        assertThatThrownBy(() -> Settings.of("sigma", 0).applyTo(new Blur())).hasMessageContaining("blurs nothing");
        assertThatThrownBy(() -> Settings.of("length", 0).applyTo(new Blur()))
                .hasMessage("length must be between 1 and 60, not 0");
    }

    private static double sum(ImageBatch image) {
        double sum = 0;
        for (float value : image.data()) {
            sum += value;
        }
        return sum;
    }
}

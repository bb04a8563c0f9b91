package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import io.intaglio.testkit.DegradationContract;
import org.junit.jupiter.api.Test;

class DownscaleTest extends DegradationContract {

    /** What MATLAB's imresize(x, 0.5) weighs eight neighbours with, and imresize(x, 2) four of them. */
    private static final double[] HALVING = {
        -0.01171875, -0.03515625, 0.11328125, 0.43359375, 0.43359375, 0.11328125, -0.03515625, -0.01171875
    };

    private static final double[] DOUBLING = {-0.0234375, 0.2265625, 0.8671875, -0.0703125};

    @Override
    protected Degradation degradation() {
        return new Downscale();
    }

    @Test
    void halvesAndDoublesAsMatlabDoesAwayFromTheBorder() {
        ImageBatch clean = Grays.flat(16, 32, 0);
        double[] row = new double[32];
        for (int x = 0; x < 32; x++) {
            row[x] = 0.2 + (x * 37 % 100) / 200.0;
            for (int y = 0; y < 16; y++) {
                clean.data()[clean.index(0, y, x, 0)] = (float) row[x];
            }
        }

        ImageBatch damaged = new Downscale().degrade(clean, new SplitMix64(1)).image();

        // Pixel 16 is the left half of small pixel 8, between 7 (at 3/4) and 8 (at 1/4).
        double expected = 0;
        for (int k = 0; k < 4; k++) {
            expected += DOUBLING[k] * halved(row, 6 + k);
        }
        assertThat((double) damaged.get(0, 8, 16, 0)).isCloseTo(expected, within(1e-6));
    }

    private static double halved(double[] row, int place) {
        double sum = 0;
        for (int k = 0; k < 8; k++) {
            sum += HALVING[k] * row[2 * place - 3 + k];
        }
        return Math.round(255 * sum) / 255.0;
    }

    @Test
    void anEvenImageStaysAsItIs() {
        assertThat(new Downscale(Range.of(4), Range.of(100))
                        .degrade(Grays.flat(7, 13, 0.2f), new SplitMix64(1))
                        .image()
                        .data())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6f ? 0 : Float.compare(a, b))
                .containsOnly(0.2f);
    }

    @Test
    void saysByHowMuchToEnlarge() {
        assertThat(new Downscale(Range.of(3), Range.of(100)).enlargement()).isEqualTo(3);
        assertThat(new Downscale(new Range(2, 4), Range.of(100)).enlargement()).isZero();
        assertThat(new Downscale(new Range(2, 4), Range.of(100)).margin()).isEqualTo(4);
        assertThatThrownBy(() -> new Downscale(Range.of(2.5), Range.of(100)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("whole number");
    }

    @Test
    void aSmallPictureThatWasAJpegHasItsTraces() {
        ImageBatch point = Grays.point(32, 9, 9);
        float[] whole =
                new Downscale().degrade(point, new SplitMix64(1)).image().data();
        float[] compressed = new Downscale(Range.of(2), Range.of(10))
                .degrade(point, new SplitMix64(1))
                .image()
                .data();

        assertThat(compressed).isNotEqualTo(whole);
        assertThatThrownBy(() -> new Downscale(Range.of(2), Range.of(0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("quality");
    }
}

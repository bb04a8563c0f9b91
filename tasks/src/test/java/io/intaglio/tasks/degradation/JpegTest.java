package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.Range;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import io.intaglio.testkit.DegradationContract;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JpegTest extends DegradationContract {

    @Override
    protected Degradation degradation() {
        return new Jpeg();
    }

    @Test
    void qualityMeansWhatTheIndependentJpegGroupMeans() {
        // The first step of the luma table, 16, times 5000 / 10 percent, 200 - 2 * 75 percent.
        assertThat(firstStep(JpegCodec.encode(Grays.flat(8, 8, 0), 10))).isEqualTo(80);
        assertThat(firstStep(JpegCodec.encode(Grays.flat(8, 8, 0), 50))).isEqualTo(16);
        assertThat(firstStep(JpegCodec.encode(Grays.flat(8, 8, 0), 75))).isEqualTo(8);
    }

    /** Behind the marker FF DB, two bytes of length and one of the table's number. */
    private static int firstStep(byte[] jpeg) {
        for (int i = 0; i < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDB) {
                return jpeg[i + 5] & 0xFF;
            }
        }
        throw new AssertionError("no table");
    }

    @Test
    void ofARangeEachPictureDrawsItsOwnQuality() {
        ImageBatch point = Grays.point(16, 5, 5);

        assertThat(LongStream.range(0, 100)
                        .mapToObj(seed -> new Jpeg(new Range(5, 40)).degrade(point, new SplitMix64(seed)))
                        .map(damaged -> Arrays.hashCode(damaged.image().data()))
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }

    @Test
    void anEvenBlockIsRoundedToAWholeStep() {
        // Mean coefficient 8 (140 - 128) = 96, in steps of 80 one step, 80 / 8 = 10 above 128.
        float[] damaged = new Jpeg(Range.of(10))
                .degrade(Grays.flat(8, 8, 140 / 255f), new SplitMix64(1))
                .image()
                .data();

        assertThat(damaged).containsOnly(138 / 255f);
    }

    @Test
    void chromaHasHalfTheResolution() {
        ImageBatch colour = ImageBatch.zeros(1, 16, 16, 3);
        for (int i = 0; i < 256; i++) {
            // Columns of two colours of about one luma: red and a green.
            boolean red = i % 2 == 0;
            colour.data()[3 * i] = red ? 0.8f : 0.1f;
            colour.data()[3 * i + 1] = red ? 0.1f : 0.45f;
            colour.data()[3 * i + 2] = 0.1f;
        }

        ImageBatch damaged =
                new Jpeg(Range.of(95)).degrade(colour, new SplitMix64(1)).image();

        float left = damaged.get(0, 8, 8, 0);
        float right = damaged.get(0, 8, 9, 0);
        assertThat(Math.abs(left - right)).isLessThan(0.1f);
        assertThat(left).isCloseTo(0.45f, within(0.08f));
    }

    @Test
    void theBestQualityLeavesAlmostAll() {
        ImageBatch clean = Grays.flat(33, 20, 0);
        for (int i = 0; i < clean.data().length; i++) {
            clean.data()[i] = (i * 37 % 256) / 255f;
        }

        float[] damaged = new Jpeg(Range.of(100))
                .degrade(clean, new SplitMix64(1))
                .image()
                .data();

        for (int i = 0; i < damaged.length; i++) {
            assertThat(damaged[i]).isCloseTo(clean.data()[i], within(3 / 255f));
        }
    }
}

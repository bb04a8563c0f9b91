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
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CameraTest extends DegradationContract {

    private static final Range NONE = Range.of(0);

    @Override
    protected Degradation degradation() {
        return new Camera();
    }

    @Test
    void withoutNoiseBlurAndJpegAFileIsWhatWasSeen() {
        ImageBatch point = Grays.point(16, 5, 5);

        assertThat(new Camera(NONE, NONE, Range.of(90), 0)
                        .degrade(point, new SplitMix64(1))
                        .image()
                        .data())
                .isEqualTo(point.data());
    }

    @Test
    void atMiddleGrayTheNoiseHasTheDeviationThatWasAskedFor() {
        ImageBatch gray = colour(64, 0.5f);
        for (int seed = 0; seed < 20; seed++) {
            float[] noisy = new Camera(Range.of(20), NONE, Range.of(90), 0)
                    .degrade(gray, new SplitMix64(seed))
                    .image()
                    .data();

            assertThat(deviation(noisy)).isCloseTo(20 / 255.0, within(1 / 255.0));
        }
    }

    @Test
    void grayPicturesInThreeChannelsStayGray() {
        float[] noisy = new Camera()
                .degrade(Grays.point(24, 5, 5).channels(0, 0, 0), new SplitMix64(3))
                .image()
                .data();
        for (int at = 0; at < noisy.length; at += 3) {
            assertThat(noisy[at]).isEqualTo(noisy[at + 1]).isEqualTo(noisy[at + 2]);
        }
    }

    @Test
    void aJpegHasItsBlocks() {
        Camera jpeg = new Camera(NONE, NONE, Range.of(10), 1);
        ImageBatch point = Grays.point(16, 5, 5);

        assertThat(jpeg.degrade(point, new SplitMix64(1)).image().data())
                .isEqualTo(new Jpeg(Range.of(10))
                        .degrade(point, new SplitMix64(2))
                        .image()
                        .data());
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new Camera(Range.of(101), NONE, Range.of(90), 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("noise");
        assertThatThrownBy(() -> new Camera(NONE, NONE, Range.of(90), 1.5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("compressed");
    }

    /** Not quite gray, so that it counts as colour. */
    private static ImageBatch colour(int side, float value) {
        float[] data = new float[side * side * 3];
        Arrays.fill(data, value);
        data[0] += 1e-3f;
        return ImageBatch.wrap(1, side, side, 3, data);
    }

    private static double deviation(float[] values) {
        double mean = 0;
        double squares = 0;
        for (float value : values) {
            mean += value / values.length;
            squares += value * (double) value / values.length;
        }
        return Math.sqrt(squares - mean * mean);
    }
}

package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected numbers: Pillow 12.3, {@code Image.resize(size, BICUBIC)} of mode F, rounded to six digits. */
class ResamplingTest {

    private static ImageBatch ramp() {
        float[] data = new float[20];
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 5; x++) {
                data[y * 5 + x] = (x * 7 + y * 13 + x * y * 5) % 17 / 16f;
            }
        }
        return ImageBatch.wrap(1, 4, 5, 1, data);
    }

    private static void close(float[] actual, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("number %s", i).isCloseTo((float) expected[i], within(2e-6f));
        }
    }

    @Test
    void reducesAsPillowDoes() {
        close(Resampling.resize(ramp(), 2, 3).data(), 0.44342, 0.528157, 0.635867, 0.540281, 0.610862, 0.495101);
    }

    @Test
    void enlargesAsPillowDoes() {
        ImageBatch large = Resampling.resize(ramp(), 7, 8);
        close(
                large.crop(0, 0, 2, 8).data(),
                -0.100215,
                0.106735,
                0.465858,
                0.865144,
                0.74973,
                0.209784,
                0.459288,
                0.72822,
                0.240642,
                0.323518,
                0.467127,
                0.618893,
                0.611756,
                0.473552,
                0.583318,
                0.685329);
        close(
                large.crop(6, 0, 1, 8).data(),
                0.268398,
                0.408846,
                0.653138,
                0.946538,
                0.760477,
                0.178948,
                0.321126,
                0.519312);
    }

    @Test
    void reducesOneWayAndEnlargesTheOther() {
        close(
                Resampling.resize(ramp(), 6, 2).data(),
                0.36622,
                0.559784,
                0.453757,
                0.605066,
                0.554244,
                0.636518,
                0.560849,
                0.577304,
                0.574267,
                0.516542,
                0.58382,
                0.479232);
    }

    @Test
    void everyImageAndChannelOfABatchIsResizedAlone() {
        ImageBatch one = ramp();
        ImageBatch two = ImageBatch.zeros(2, 4, 5, 2);
        for (int i = 0; i < 20; i++) {
            two.data()[2 * i + 1] = one.data()[i];
            two.data()[40 + 2 * i] = one.data()[i];
        }
        ImageBatch resized = Resampling.resize(two, 7, 3);
        float[] expected = Resampling.resize(one, 7, 3).data();
        assertThat(resized.image(0).channels(1).data()).containsExactly(expected);
        assertThat(resized.image(1).channels(0).data()).containsExactly(expected);
        assertThat(resized.image(0).channels(0).data()).containsOnly(0);
    }

    @Test
    void theSameSizeIsTheSameImage() {
        ImageBatch image = ramp();
        assertThat(Resampling.resize(image, 4, 5)).isSameAs(image);
    }

    @Test
    void aPixelFillsAnySize() {
        ImageBatch pixel = ImageBatch.wrap(1, 1, 1, 1, new float[] {0.25f});
        assertThat(Resampling.resize(pixel, 3, 9).data()).containsOnly(0.25f);
    }
}

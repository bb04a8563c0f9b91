package io.intaglio.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsimTest {

    /**
     * scikit-image 0.19.3: gaussian_weights, sigma 1.5, use_sample_covariance off, data_range 1; mean over channels.
     */
    @ParameterizedTest
    @CsvSource({
        "1,  11,  11, 1, 0.7623154465126042",
        "1,  24,  24, 1, 0.7981549356966303",
        "2,  40,  57, 3, 0.8064143108504003",
        "1, 163, 190, 3, 0.8060420211375413"
    })
    void agreesWithScikitImage(int count, int height, int width, int channels, double expected) {
        ImageBatch reference = Waves.reference(count, height, width, channels);

        assertThat(Ssim.of(reference, Waves.disturbed(reference))).isCloseTo(expected, within(1e-6));
    }

    @Test
    void equalImagesGiveOne() {
        ImageBatch images = Waves.reference(2, 20, 13, 3);

        assertThat(Ssim.of(images, images)).isCloseTo(1, within(1e-12));
    }

    @Test
    void flatImagesAreComparedByTheirLuminanceAlone() {
        ImageBatch black = ImageBatch.zeros(1, 11, 11, 1);
        ImageBatch half = ImageBatch.zeros(1, 11, 11, 1);
        Arrays.fill(half.data(), 0.5f);

        assertThat(Ssim.of(black, half)).isCloseTo(1e-4 / (0.25 + 1e-4), within(1e-12));
    }

    @Test
    void anImageSmallerThanTheWindowIsRefused() {
        ImageBatch small = ImageBatch.zeros(1, 10, 30, 1);

        assertThatThrownBy(() -> Ssim.of(small, small))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("11x11")
                .hasMessageContaining("30x10");
    }
}

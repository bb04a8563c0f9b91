package io.intaglio.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import org.junit.jupiter.api.Test;

class MsSsimTest {

    /** Expected: NumPy and SciPy, with two-dimensional convolutions in place of separable ones. */
    @Test
    void agreesWithAnIndependentComputation() {
        ImageBatch smallest = Waves.reference(1, 161, 161, 1);
        ImageBatch odd = Waves.reference(1, 163, 190, 3);

        assertThat(MsSsim.of(smallest, Waves.disturbed(smallest))).isCloseTo(0.9831353744510924, within(1e-6));
        assertThat(MsSsim.of(odd, Waves.disturbed(odd))).isCloseTo(0.9833769852381248, within(1e-6));
    }

    @Test
    void equalImagesGiveOneAndInvertedOnesZero() {
        ImageBatch images = Waves.reference(1, 170, 161, 1);
        ImageBatch inverted = ImageBatch.zeros(1, 170, 161, 1);
        for (int i = 0; i < images.data().length; i++) {
            inverted.data()[i] = 1 - images.data()[i];
        }

        assertThat(MsSsim.of(images, images)).isCloseTo(1, within(1e-12));
        assertThat(MsSsim.of(images, inverted)).isZero();
    }

    @Test
    void anImageSmallerThanTheCoarsestWindowIsRefused() {
        ImageBatch small = ImageBatch.zeros(1, 200, 160, 1);

        assertThat(MsSsim.SMALLEST).isEqualTo(161);
        assertThatThrownBy(() -> MsSsim.of(small, small))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("161x161")
                .hasMessageContaining("160x200");
    }
}

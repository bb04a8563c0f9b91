package io.intaglio.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PsnrTest {

    @Test
    void anErrorOfATenthIsTwentyDecibels() {
        ImageBatch black = ImageBatch.zeros(1, 2, 2, 1);
        ImageBatch gray = ImageBatch.wrap(1, 2, 2, 1, new float[] {0.1f, -0.1f, 0.1f, -0.1f});

        assertThat(Mse.of(black, gray)).isCloseTo(0.01, within(1e-9));
        assertThat(Psnr.of(black, gray)).isCloseTo(20, within(1e-6));
    }

    @Test
    void equalImagesAreInfinitelyNear() {
        ImageBatch images = Waves.reference(2, 5, 4, 3);

        assertThat(Mse.of(images, images)).isZero();
        assertThat(Psnr.of(images, images)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Psnr.mean(images, images)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void agreesWithScikitImage() {
        ImageBatch reference = Waves.reference(2, 40, 57, 3);
        ImageBatch image = Waves.disturbed(reference);

        assertThat(Mse.of(reference, image)).isCloseTo(0.006250467578661677, within(1e-9));
        assertThat(Psnr.of(reference, image)).isCloseTo(22.04087493178001, within(1e-6));
        assertThat(Psnr.mean(reference, image)).isCloseTo(22.040922597168485, within(1e-6));
    }

    @Test
    void theMeanIsThatOfTheRatiosNotOfTheErrors() {
        ImageBatch black = ImageBatch.zeros(2, 1, 1, 1);
        ImageBatch image = ImageBatch.wrap(2, 1, 1, 1, new float[] {0.1f, 0.001f});

        assertThat(Psnr.mean(black, image)).isCloseTo((20 + 60) / 2.0, within(1e-5));
        assertThat(Psnr.of(black, image)).isCloseTo(-10 * Math.log10((0.01 + 1e-6) / 2), within(1e-5));
    }

    @Property(tries = 50)
    void doesNotCareWhichIsTheReference(@ForAll @DoubleRange(min = 0.01, max = 1) double error) {
        ImageBatch black = ImageBatch.zeros(1, 1, 1, 1);
        ImageBatch gray = ImageBatch.wrap(1, 1, 1, 1, new float[] {(float) error});

        assertThat(Psnr.of(black, gray))
                .isEqualTo(Psnr.of(gray, black))
                .isCloseTo(-20 * Math.log10(error), within(1e-4));
    }

    @Test
    void imagesOfOtherSizesAreRefused() {
        assertThatThrownBy(() -> Psnr.of(ImageBatch.zeros(1, 4, 4, 1), ImageBatch.zeros(1, 4, 5, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1x4x5")
                .hasMessageContaining("1x4x4");
        assertThatThrownBy(() -> Psnr.mean(ImageBatch.zeros(0, 4, 4, 1), ImageBatch.zeros(0, 4, 4, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no image");
    }
}

package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PushPullInpaintingTest {

    private static ImageBatch image(int height, int width, float... data) {
        return ImageBatch.wrap(1, height, width, data.length / height / width, data);
    }

    @Test
    void aLostPixelGetsTheMeanOfWhatIsKnownInItsSquare() {
        ImageBatch filled = PushPullInpainting.in(image(2, 2, 0.1f, 0.2f, 0.6f, 0), image(2, 2, 1, 1, 1, 0));

        assertThat(filled.data()).containsExactly(new float[] {0.1f, 0.2f, 0.6f, 0.3f}, within(1e-6f));
    }

    @Test
    void betweenSquaresItGoesSmoothly() {
        // The squares' means are 0 and 0.8.
        ImageBatch filled = PushPullInpainting.in(image(1, 4, 0, 9, 9, 0.8f), image(1, 4, 1, 0, 0, 1));

        assertThat(filled.data()[0]).isZero();
        assertThat(filled.data()[3]).isEqualTo(0.8f);
        assertThat(filled.data()[1]).isBetween(0f, 0.4f);
        assertThat(filled.data()[2]).isBetween(0.4f, 0.8f);
        assertThat(filled.data()[1] + filled.data()[2]).isCloseTo(0.8f, within(1e-6f));
    }

    @Test
    void onePixelIsEnoughForAll() {
        ImageBatch image = ImageBatch.zeros(1, 37, 21, 3);
        ImageBatch known = ImageBatch.zeros(1, 37, 21, 1);
        known.data()[100] = 1;
        image.data()[300] = 0.25f;
        image.data()[301] = 0.5f;
        image.data()[302] = 0.75f;

        ImageBatch filled = PushPullInpainting.in(image, known);

        for (int i = 0; i < filled.data().length; i++) {
            assertThat(filled.data()[i]).isCloseTo(0.25f * (i % 3 + 1), within(1e-5f));
        }
    }

    @Test
    void whereNothingIsKnownAllStaysBlack() {
        assertThat(PushPullInpainting.in(ImageBatch.zeros(1, 7, 5, 1), ImageBatch.zeros(1, 7, 5, 1))
                        .data())
                .containsOnly(0);
        assertThat(PushPullInpainting.in(ImageBatch.zeros(1, 1, 1, 1), ImageBatch.zeros(1, 1, 1, 1))
                        .data())
                .containsExactly(0);
    }

    @Test
    void whatIsKnownStaysToTheLastBit() {
        ImageBatch image = ImageBatch.zeros(1, 16, 16, 1);
        ImageBatch known = ImageBatch.zeros(1, 16, 16, 1);
        for (int i = 0; i < 256; i++) {
            image.data()[i] = i / 255f;
            known.data()[i] = i % 3 == 0 ? 1 : 0;
        }
        float[] before = image.data().clone();

        float[] filled = PushPullInpainting.in(image, known).data();

        assertThat(image.data()).isEqualTo(before);
        for (int i = 0; i < 256; i += 3) {
            assertThat(filled[i]).isEqualTo(before[i]);
        }
        assertThat(Arrays.copyOfRange(filled, 100, 101)[0]).isCloseTo(100 / 255f, within(0.05f));
    }
}

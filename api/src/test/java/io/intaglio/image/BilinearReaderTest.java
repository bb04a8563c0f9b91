package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BilinearReaderTest {

    private static final Offset<Float> ROUNDING = within(1e-6f);

    /** Two rows and two columns of two channels. */
    private static final ImageBatch IMAGE = ImageBatch.wrap(1, 2, 2, 2, new float[] {0, 1, 4, 1, 8, 1, 16, 0});

    private static float[] at(ImageBatch image, double y, double x) {
        float[] values = new float[image.channels() + 1];
        new BilinearReader(image).read(y, x, values, 1);
        assertThat(values[0]).isZero();
        return values;
    }

    @Test
    void betweenPixelsTheNearerOnesWeighMore() {
        assertThat(at(IMAGE, 0, 0)).containsExactly(0, 0, 1);
        assertThat(at(IMAGE, 0, 0.25)[1]).isCloseTo(1, ROUNDING);
        // 0.5 (0.75 * 0 + 0.25 * 4) + 0.5 (0.75 * 8 + 0.25 * 16)
        assertThat(at(IMAGE, 0.5, 0.25)[1]).isCloseTo(5.5f, ROUNDING);
        assertThat(at(IMAGE, 0.5, 0.5)[2]).isCloseTo(0.75f, ROUNDING);
        assertThat(at(IMAGE, 1, 1)).containsExactly(0, 16, 0);
    }

    @Test
    void beyondTheBorderItsPixelsRepeat() {
        assertThat(at(IMAGE, -3, 0.25)[1]).isCloseTo(1, ROUNDING);
        assertThat(at(IMAGE, 7, 9)).containsExactly(0, 16, 0);
        assertThat(at(ImageBatch.wrap(1, 1, 1, 1, new float[] {0.5f}), 2, -2)[1])
                .isEqualTo(0.5f);
    }
}

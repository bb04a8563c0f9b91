package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleRowsTest {

    private static final float[] VALUES = {
        0,
        1,
        -0.001f,
        -1,
        -1e30f,
        Float.NEGATIVE_INFINITY,
        1.001f,
        2,
        1e30f,
        Float.POSITIVE_INFINITY,
        Float.NaN,
        Math.nextDown(1f),
        Float.MIN_VALUE,
        0.5f / 255,
        254.5f / 255
    };

    @Test
    void bytes_are_clipped_and_rounded() {
        byte[] row = new SampleRows(Picture.of(ImageBatch.wrap(1, 1, VALUES.length, 1, VALUES)), 8).row(0);

        int[] expected = {0, 255, 0, 0, 0, 0, 255, 255, 255, 255, 0, 255, 0, 1, 255};
        for (int i = 0; i < expected.length; i++) {
            assertThat(row[i] & 0xFF).as("%s", VALUES[i]).isEqualTo(expected[i]);
        }
    }

    @Test
    void rows_without_alpha_have_the_bytes_of_rows_with_it() {
        float[] ramp = new float[3 * 5000];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = -0.2f + 1.4f * i / ramp.length;
        }
        Picture picture = Picture.of(ImageBatch.wrap(1, 1, 5000, 3, ramp));
        byte[] plain = new SampleRows(picture, 8).row(0);
        byte[] alpha = new SampleRows(picture.withAlpha(ImageBatch.zeros(1, 1, 5000, 1)), 8).row(0);

        for (int i = 0; i < ramp.length; i++) {
            assertThat(plain[i]).isEqualTo(alpha[i / 3 * 4 + i % 3]);
        }
    }
}

package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageBatchFiniteTest {

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void one_number_that_is_not_finite_is_found_anywhere(float number) {
        for (int at = 0; at < 60; at++) {
            ImageBatch images = ImageBatch.zeros(1, 4, 5, 3);
            images.data()[at] = number;

            assertThat(images.finite()).isFalse();
        }
    }

    @Test
    void infinities_of_both_signs_do_not_cancel() {
        ImageBatch images = ImageBatch.wrap(1, 1, 2, 1, new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY});

        assertThat(images.finite()).isFalse();
    }

    @Test
    void the_largest_and_the_smallest_numbers_are_finite() {
        float[] numbers = {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, Float.MIN_VALUE, -0f, 0f, 1e-40f};

        assertThat(ImageBatch.wrap(1, 1, numbers.length, 1, numbers).finite()).isTrue();
    }
}

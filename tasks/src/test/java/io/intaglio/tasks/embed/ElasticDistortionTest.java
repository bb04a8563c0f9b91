package io.intaglio.tasks.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ElasticDistortionTest {

    /** An image whose numbers say in which row, or in which column, they are: far from its border, for 28 pixels. */
    private static ImageBatch ramp(boolean rows) {
        int side = 84;
        ImageBatch image = ImageBatch.zeros(1, side, side, 1);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.data()[y * side + x] = rows ? y : x;
            }
        }
        return image;
    }

    @Test
    void an_image_of_one_colour_stays_as_it_is() {
        ImageBatch image = ImageBatch.zeros(1, 9, 14, 3);
        Arrays.fill(image.data(), 0.25f);

        assertThat(ElasticDistortion.of(image, new SplitMix64(1)).data()).isEqualTo(image.data());
    }

    /**
     * The mean square of a spline's weights is 151 / 315, so that of a surface is 0.23: with numbers of a standard
     * deviation of 9 pixels, the displacement has 4.3 pixels.
     */
    @Test
    void pixels_move_in_both_directions_by_a_twentieth_of_the_side() {
        for (boolean rows : new boolean[] {true, false}) {
            ImageBatch image = ramp(rows);
            SplitMix64 random = new SplitMix64(2);
            double squares = 0;
            int count = 0;
            for (int round = 0; round < 400; round++) {
                ImageBatch distorted = ElasticDistortion.of(image, random);
                for (int y = 34; y < 50; y += 5) {
                    for (int x = 34; x < 50; x += 5) {
                        double moved = distorted.data()[y * 84 + x] - (rows ? y : x);
                        squares += moved * moved;
                        count++;
                    }
                }
            }
            assertThat(Math.sqrt(squares / count)).isCloseTo(9 * 151 / 315.0, within(0.3));
        }
    }

    @Test
    void neighbours_move_together() {
        ImageBatch distorted = ElasticDistortion.of(ramp(true), new SplitMix64(3));

        for (int y = 34; y < 50; y++) {
            for (int x = 34; x < 50; x++) {
                float here = distorted.data()[y * 84 + x];
                float beside = distorted.data()[y * 84 + x + 1];
                assertThat(Math.abs(beside - here)).isLessThan(1);
            }
        }
    }

    @Test
    void the_seed_says_how() {
        ImageBatch image = ramp(false);

        assertThat(ElasticDistortion.of(image, new SplitMix64(4)).data())
                .isEqualTo(ElasticDistortion.of(image, new SplitMix64(4)).data())
                .isNotEqualTo(ElasticDistortion.of(image, new SplitMix64(5)).data());
    }
}

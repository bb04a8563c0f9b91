package io.intaglio.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OcclusionTest {

    /** White in the upper left quarter of black. */
    private static ImageBatch quarter() {
        ImageBatch image = ImageBatch.zeros(1, 28, 28, 1);
        for (int y = 0; y < 14; y++) {
            Arrays.fill(image.data(), y * 28, y * 28 + 14, 1);
        }
        return image;
    }

    /** How white the quarter is, and one that does not look. */
    private static List<Double> answer(Picture picture) {
        double sum = 0;
        for (int y = 0; y < 14; y++) {
            for (int x = 0; x < 14; x++) {
                sum += picture.pixels().data()[y * 28 + x];
            }
        }
        return List.of(sum / 196, 1.0);
    }

    @Test
    void what_is_looked_at_is_found_and_the_rest_is_not() {
        Occlusion occlusion = Occlusion.of(new CellGrid(quarter()), OcclusionTest::answer, done -> {});
        CellGrid grid = occlusion.grid();

        assertThat(grid.cells()).isEqualTo(196);
        assertThat(occlusion.whole().get(0)).isEqualTo(1);
        assertThat(occlusion.fall(0, grid.cell(12, 12))).isPositive();
        assertThat(occlusion.fall(0, grid.cell(20, 20))).isZero();
        assertThat(occlusion.strength(1)).isZero();
        assertThat(occlusion.lowers(0)).isFalse();
        assertThat(occlusion.ranking(0, false).subList(0, 20))
                .allMatch(cell -> cell / grid.columns() < 7 && cell % grid.columns() < 7);
    }

    @Test
    void the_most_important_pixels_lower_a_number_more_than_random_ones() {
        Occlusion occlusion = Occlusion.of(new CellGrid(quarter()), OcclusionTest::answer, done -> {});
        List<DeletionTest> tests = DeletionTest.of(
                occlusion.grid(),
                occlusion.ranking(0, false),
                1,
                picture -> answer(picture).get(0));

        for (DeletionTest test : tests) {
            assertThat(test.before() - test.important()).isGreaterThan(1.5 * (test.before() - test.random()));
        }
        assertThat(tests.get(3).share()).isCloseTo(0.3, within(1e-9));
    }
}

package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import org.junit.jupiter.api.Test;

class EdgesTest {

    private static final int SIDE = 24;

    /** Dark at the left of a line through the middle, by so much brighter at the right; the line may be turned. */
    private static ImageBatch step(double height, double angle) {
        ImageBatch image = ImageBatch.zeros(1, SIDE, SIDE, 1);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double across = (x - 11.5) * Math.cos(angle) + (y - 11.5) * Math.sin(angle);
                image.data()[y * SIDE + x] = (float) (0.2 + (across > 0 ? height : 0));
            }
        }
        return image;
    }

    private static int count(ImageBatch edges) {
        int count = 0;
        for (float value : edges.data()) {
            assertThat(value).isIn(0f, 1f);
            count += (int) value;
        }
        return count;
    }

    @Test
    void aStepIsALineOnePixelWide() {
        for (double angle : new double[] {0, Math.PI / 2, Math.PI, -Math.PI / 2}) {
            ImageBatch edges = Edges.of(step(0.5, angle));
            assertThat(count(edges)).as("turned by %s", angle).isEqualTo(SIDE);
            for (int i = 0; i < SIDE; i++) {
                boolean upright = Math.abs(Math.cos(angle)) > 0.5;
                float middle = upright
                        ? edges.get(0, i, 11, 0) + edges.get(0, i, 12, 0)
                        : edges.get(0, 11, i, 0) + edges.get(0, 12, i, 0);
                assertThat(middle).isEqualTo(1);
            }
        }
        // A slanted line has the pixels on both sides of the step, which are equally steep.
        assertThat(count(Edges.of(step(0.5, Math.PI / 4)))).isBetween(SIDE - 4, 2 * SIDE);
    }

    @Test
    void weakStepsAreNoLines() {
        assertThat(count(Edges.of(step(0.25, 0)))).isPositive();
        assertThat(count(Edges.of(step(0.15, 0)))).isZero();
        assertThat(count(Edges.of(ImageBatch.zeros(1, 9, 7, 3)))).isZero();
    }

    @Test
    void aWeakPieceOfAStrongLineBelongsToIt() {
        ImageBatch image = step(0.5, 0);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 12; x < SIDE; x++) {
                image.data()[y * SIDE + x] -= 0.016f * y;
            }
        }
        ImageBatch edges = Edges.of(image);
        assertThat(edges.get(0, 22, 11, 0) + edges.get(0, 22, 12, 0)).isEqualTo(1);
    }

    @Test
    void anySizeWillDo() {
        assertThat(Edges.of(ImageBatch.zeros(1, 1, 1, 3)).spec()).hasToString("1x1x1");
        assertThat(Edges.of(ImageBatch.zeros(1, 1, 5, 1)).data()).containsOnly(0f);
    }
}

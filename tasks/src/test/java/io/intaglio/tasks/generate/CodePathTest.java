package io.intaglio.tasks.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CodePathTest {

    @Test
    void aStraightLineIsShorterInTheMiddle() {
        assertThat(CodePath.linear(new float[] {2, 0}, new float[] {0, 2}, 0.5)).containsExactly(1, 1);
    }

    @Test
    void aGreatCircleKeepsTheLength() {
        float[] middle = CodePath.spherical(new float[] {2, 0}, new float[] {0, 4}, 0.5);

        assertThat(Math.hypot(middle[0], middle[1])).isCloseTo(3, within(1e-5));
        assertThat(middle[0]).isCloseTo(middle[1], within(1e-5f));
        assertThat(CodePath.spherical(new float[] {2, 0}, new float[] {0, 4}, 0))
                .containsExactly(2, 0);
    }

    @Test
    void whereThereIsNoCircleTheLineIsTaken() {
        assertThat(CodePath.spherical(new float[] {1, 0}, new float[] {-1, 0}, 0.25))
                .containsExactly(0.5f, 0);
        assertThat(CodePath.spherical(new float[] {0, 0}, new float[] {0, 2}, 0.5))
                .containsExactly(0, 1);
        assertThat(CodePath.spherical(new float[] {0, 1}, new float[] {0, 3}, 0.5))
                .containsExactly(0, 2);
    }
}

package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TailScaleTest {

    @Test
    void aScoreIsTheLogarithmOfTheShareAboveIt() {
        TailScale scale =
                TailScale.of(IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray());

        assertThat(scale.of(0)).isZero();
        assertThat(scale.of(51)).as("half of them are lower").isCloseTo(Math.log(2), within(1e-9));
        // Ten scores, 91 to 100, are the tail; on average they exceed its first by 4.5.
        assertThat(scale.of(91)).isCloseTo(Math.log(10), within(1e-9));
        assertThat(scale.of(100)).isCloseTo(Math.log(10) + 2, within(1e-9));
    }

    /** With ten scores or fewer, a tenth of them is a single one, which has no excess over itself. */
    @Test
    void fewScoresHaveATailOfThree() {
        TailScale scale = TailScale.of(new double[] {1, 2, 3, 4, 5, 6, 7});

        // The tail 5, 6, 7 exceeds its first by 1 on average.
        assertThat(scale.of(5)).isCloseTo(Math.log(7 / 3.0), within(1e-9));
        assertThat(scale.of(8)).isCloseTo(Math.log(7 / 3.0) + 3, within(1e-9));
        assertThat(scale.of(9)).isGreaterThan(scale.of(8)).isLessThan(10);
    }

    @Test
    void equalScoresAtTheTopDoNotMakeHigherOnesInfinite() {
        TailScale scale = TailScale.of(new double[] {1, 2, 4, 4, 4, 4});
        TailScale equal = TailScale.of(new double[] {4, 4, 4, 4});
        TailScale zeros = TailScale.of(new double[] {0, 0, 0, 0});

        // From the second score on there is an excess: 0, 2, 2, 2 and 2.
        assertThat(scale.of(5.6)).isCloseTo(Math.log(6 / 5.0) + 3.6 / 1.6, within(1e-9));
        assertThat(equal.of(8)).isCloseTo(1, within(1e-9));
        assertThat(zeros.of(0)).isZero();
        assertThat(zeros.of(1)).isPositive();
        assertThat(TailScale.of(new double[] {2}).of(4)).isCloseTo(1, within(1e-9));
    }
}

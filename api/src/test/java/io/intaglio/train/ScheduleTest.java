package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void warmUpIsLinearAndNeverZero() {
        for (Schedule schedule : EnumSet.complementOf(EnumSet.of(Schedule.ONE_CYCLE))) {
            assertThat(schedule.factor(0, 100, 4)).isEqualTo(0.2);
            assertThat(schedule.factor(3, 100, 4)).isEqualTo(0.8);
            assertThat(schedule.factor(4, 100, 4)).isEqualTo(1);
        }
    }

    @Test
    void constantStays() {
        assertThat(Schedule.CONSTANT.factor(99, 100, 0)).isEqualTo(1);
    }

    @Test
    void cosineFallsToAHundredth() {
        assertThat(Schedule.COSINE.factor(52, 100, 4)).isCloseTo(0.01 + 0.99 / 2, within(1e-12));
        assertThat(Schedule.COSINE.factor(28, 100, 4)).isCloseTo(0.01 + 0.99 * (2 + Math.sqrt(2)) / 4, within(1e-12));
        assertThat(Schedule.COSINE.factor(100, 100, 4)).isCloseTo(0.01, within(1e-12));
        assertThat(Schedule.COSINE.factor(1000, 100, 4)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void stepsFallToATenthInTheMiddleAndAHundredthAtThreeQuarters() {
        assertThat(Schedule.STEP.factor(49, 100, 0)).isEqualTo(1);
        assertThat(Schedule.STEP.factor(50, 100, 0)).isEqualTo(0.1);
        assertThat(Schedule.STEP.factor(74, 100, 0)).isEqualTo(0.1);
        assertThat(Schedule.STEP.factor(75, 100, 0)).isEqualTo(0.01);
    }

    @Test
    void oneCycleGoesUpForThreeTenthsAndDownToAlmostNothing() {
        assertThat(Schedule.ONE_CYCLE.factor(0, 100, 50)).isCloseTo(0.04, within(1e-12));
        assertThat(Schedule.ONE_CYCLE.factor(15, 100, 50)).isCloseTo(0.52, within(1e-12));
        assertThat(Schedule.ONE_CYCLE.factor(30, 100, 50)).isCloseTo(1, within(1e-12));
        assertThat(Schedule.ONE_CYCLE.factor(65, 100, 50)).isCloseTo((1 + 4e-6) / 2, within(1e-12));
        assertThat(Schedule.ONE_CYCLE.factor(100, 100, 50)).isCloseTo(4e-6, within(1e-12));
        assertThat(Schedule.ONE_CYCLE.factor(7, 0, 0)).isCloseTo(0.04, within(1e-12));
    }

    @Test
    void aPlateauIsLeftToWhoeverLooksAtHeldOutData() {
        assertThat(Schedule.PLATEAU.factor(99, 100, 0)).isEqualTo(1);
    }

    @Test
    void whileTheTotalIsUnknownTheRateStays() {
        assertThat(Schedule.COSINE.factor(50, 0, 10)).isEqualTo(1);
    }
}

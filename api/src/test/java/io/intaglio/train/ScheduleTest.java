package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void warmUpIsLinearAndNeverZero() {
        for (Schedule schedule : Schedule.values()) {
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
    void whileTheTotalIsUnknownTheRateStays() {
        assertThat(Schedule.COSINE.factor(50, 0, 10)).isEqualTo(1);
    }
}

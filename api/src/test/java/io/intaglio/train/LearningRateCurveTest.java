package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.Settings;
import org.junit.jupiter.api.Test;

class LearningRateCurveTest {

    private static final TrainingConfig SHORT =
            Settings.of("warm-up", 9).with("learning-rate", 0.01).applyTo(new TrainingConfig());
    private static final TrainingConfig SLOW = Settings.of("warm-up", 9).applyTo(new TrainingConfig());

    @Test
    void aTrainingThatGoesOnAsItBeganFollowsItsSchedule() {
        for (long step : new long[] {0, 5, 9, 50, 99}) {
            assertThat(LearningRateCurve.of(SHORT).at(step, 100))
                    .isEqualTo(0.01 * Schedule.COSINE.factor(step, 100, 9));
        }
    }

    /** At its end the rate was a hundredth; of twice as many steps it would be about half. */
    @Test
    void toALaterEndItGrowsOverAWarmUp() {
        LearningRateCurve later = LearningRateCurve.of(SHORT).turned(SHORT, 100, 100);
        double rest = 0.01 * Schedule.COSINE.factor(99, 100, 9);
        double goal = 0.01 * Schedule.COSINE.factor(100, 200, 9);

        assertThat(later.turnRate()).isEqualTo(rest);
        assertThat(goal).isGreaterThan(20 * rest);
        assertThat(later.at(100, 200)).isCloseTo(rest + (goal - rest) / 10, within(1e-12));
        assertThat(later.at(104, 200))
                .isCloseTo(rest + (0.01 * Schedule.COSINE.factor(104, 200, 9) - rest) / 2, within(1e-12));
        for (long step = 109; step < 200; step++) {
            assertThat(later.at(step, 200)).isEqualTo(0.01 * Schedule.COSINE.factor(step, 200, 9));
        }
    }

    /** Where a budget of time is measured out anew. */
    @Test
    void whileTheEndIsUnknownTheRateStaysWhereItWas() {
        LearningRateCurve later = LearningRateCurve.of(SHORT).turned(SHORT, 100, 100);

        assertThat(later.at(100, 0)).isEqualTo(later.turnRate());
        assertThat(later.at(130, 0)).isEqualTo(later.turnRate());
        LearningRateCurve known = later.turned(SHORT, 131, 0);
        assertThat(known.turnRate()).isEqualTo(later.turnRate());
        assertThat(known.at(131, 300)).isBetween(known.turnRate(), 2e-3);
    }

    @Test
    void aLowerRateHoldsAtOnce() {
        LearningRateCurve slower = LearningRateCurve.of(SHORT).turned(SLOW, 30, 100);

        assertThat(slower.at(30, 100)).isEqualTo(0.001 * Schedule.COSINE.factor(30, 100, 9));
    }

    @Test
    void whatTurnsAmidAWarmUpGoesOnFromWhereItWas() {
        LearningRateCurve once = LearningRateCurve.of(SHORT).turned(SHORT, 100, 100);
        LearningRateCurve twice = once.turned(SHORT, 103, 200);

        assertThat(twice.turnRate()).isEqualTo(once.at(102, 200));
        assertThat(twice.at(103, 400)).isGreaterThan(twice.turnRate());
    }

    @Test
    void nothingIsTurnedBeforeTheFirstStep() {
        assertThat(LearningRateCurve.of(SLOW).turned(SHORT, 0, 0)).isEqualTo(LearningRateCurve.of(SHORT));
    }
}

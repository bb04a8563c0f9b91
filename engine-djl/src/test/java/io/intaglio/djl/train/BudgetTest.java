package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.train.TrainingConfig;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final TrainingConfig TWO_MINUTES =
            Settings.of("epochs", 0).with("minutes", 2).applyTo(new TrainingConfig());

    private static final int PASS = 3;

    private long nanos = 77;

    private Budget budget(TrainingConfig config, long known) {
        return new Budget(config, PASS, known, () -> nanos);
    }

    private void step(Budget budget, long done, double seconds) {
        nanos += (long) (seconds * 1e9);
        budget.stepped(done);
    }

    /** The first three, slow ones do not count; a twentieth of 120 s is measured; of what is left, 6 % are kept. */
    @Test
    void stepsAreMeasuredOutByTheSpeedOfTheFirst() {
        Budget budget = budget(TWO_MINUTES, 0);
        for (int done = 1; done <= 8; done++) {
            step(budget, done, done <= 3 ? 5 : 1);
            assertThat(budget.total()).isZero();
        }
        step(budget, 9, 1);

        // 0.94 * 120 - 21 = 91.8 s are left for steps of a second.
        assertThat(budget.total()).isEqualTo(9 + 91);
        step(budget, 10, 60);
        assertThat(budget.total()).as("it stands").isEqualTo(100);
    }

    /** Images are read in the first pass and kept for the others. */
    @Test
    void theFirstPassThroughTheDataDoesNotCount() {
        Budget budget = new Budget(TWO_MINUTES, 8, 0, () -> nanos);
        for (int done = 1; done <= 8; done++) {
            step(budget, done, 2);
            assertThat(budget.total()).isZero();
        }
        for (int done = 9; budget.total() == 0; done++) {
            step(budget, done, 0.1);
        }

        // A twentieth are 60 steps of a tenth of a second; 0.94 * 120 - 16 - 6 = 90.8 s are left.
        assertThat(budget.total()).isBetween(68L + 905, 69L + 908);
    }

    @Test
    void aFirstPassThatTakesLongCounts() {
        Budget budget = new Budget(TWO_MINUTES, 1000, 0, () -> nanos);
        int done = 0;
        while (budget.total() == 0) {
            step(budget, ++done, 1);
        }

        assertThat(done).isEqualTo(3 + 18);
        assertThat(budget.total()).isEqualTo(21 + 91);
    }

    @Test
    void oneSlowStepIsNotTakenForTheSpeed() {
        Budget budget = budget(TWO_MINUTES, 0);
        for (int done = 1; done <= 5; done++) {
            step(budget, done, 1);
        }
        step(budget, 6, 4);

        assertThat(budget.total()).isEqualTo(6 + 103);
    }

    @Test
    void aTrainingThatGoesOnHasThatManyMinutesFromNow() {
        Budget budget = budget(TWO_MINUTES, 0);
        for (int done = 51; done <= 59; done++) {
            step(budget, done, 1);
        }

        assertThat(budget.total()).isEqualTo(59 + 103);
        assertThat(budget(TWO_MINUTES, 70).total()).as("frozen before").isEqualTo(70);
    }

    @Test
    void stepsAndEpochsNeedNoClock() {
        assertThat(budget(Settings.of("epochs", 0).with("steps", 7).applyTo(new TrainingConfig()), 0)
                        .total())
                .isEqualTo(7);
        assertThat(budget(Settings.of("epochs", 3).applyTo(new TrainingConfig()), 0)
                        .total())
                .isEqualTo(3 * PASS);
    }
}

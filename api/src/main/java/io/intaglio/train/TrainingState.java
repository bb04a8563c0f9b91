package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;

/**
 * The progress of a training. A checkpoint stores it together with the weights.
 *
 * @param step number of steps so far
 * @param total number of all steps of the budget, or 0 if a time budget is not yet converted to steps
 * @param bestMse best mean squared error on held-out data, or the loss of the task's best own figure; infinite before
 *     the first validation
 * @param bestStep step of that validation, 0 before the first one
 * @param stale number of validations since then
 * @param rate factor of the learning rate from {@link Schedule#PLATEAU}
 * @param turn number of steps before the last continuation with another budget or learning rate, as in {@link
 *     LearningRateCurve}
 * @param turnRate learning rate before that continuation
 * @since 0.1
 */
public record TrainingState(
        long step, long total, double bestMse, long bestStep, int stale, double rate, long turn, double turnRate) {

    /** The state of a new training. */
    public static final TrainingState BEGINNING = new TrainingState(0, 0, Double.POSITIVE_INFINITY, 0, 0, 1, 0, 0);

    public TrainingState {
        if (step < 0
                || total < 0
                || Double.isNaN(bestMse)
                || bestStep < 0
                || stale < 0
                || !(rate > 0 && rate <= 1)
                || turn < 0
                || turn > step
                || !(turnRate >= 0 && Double.isFinite(turnRate))) {
            throw new InvalidInputException("a checkpoint's progress makes no sense: step = " + step + ", total = "
                    + total + ", best-mse = "
                    + bestMse + ", best-step = " + bestStep + ", stale = " + stale + ", rate = " + rate + ", turn = "
                    + turn + ", turn-rate = " + turnRate);
        }
    }

    /**
     * Returns the state from the values of {@link #settings}. Unknown keys are ignored.
     *
     * @throws InvalidInputException if the step is missing, or a value is out of range
     */
    public static TrainingState of(Settings settings) {
        if (settings.get("step") == null) {
            throw new InvalidInputException("the progress of a checkpoint has no whole number for step");
        }
        return settings.keep(Settings.from(BEGINNING).keys()::contains).applyTo(BEGINNING);
    }

    /** Returns all values by name. Before the first validation, those of the best validation are left out. */
    public Settings settings() {
        Settings all = Settings.from(this);
        return bestStep > 0 ? all : all.keep(key -> !key.equals("best-mse") && !key.equals("best-step"));
    }

    /** Returns this state with another number of steps and another budget. */
    public TrainingState at(long steps, long budget) {
        return new TrainingState(steps, budget, bestMse, bestStep, stale, rate, turn, turnRate);
    }

    /** Returns this state with another best validation, and the number of validations since then. */
    public TrainingState withBest(double mse, long when, int since) {
        return new TrainingState(step, total, mse, when, since, rate, turn, turnRate);
    }

    /** Returns this state with another factor of the learning rate. */
    public TrainingState withRate(double factor) {
        return new TrainingState(step, total, bestMse, bestStep, stale, factor, turn, turnRate);
    }

    /** Returns this state with another last continuation. */
    public TrainingState withTurn(long when, double until) {
        return new TrainingState(step, total, bestMse, bestStep, stale, rate, when, until);
    }
}

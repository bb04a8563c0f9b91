package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;

/**
 * The progress of a training, as a checkpoint keeps it beside the weights.
 *
 * @param step steps taken
 * @param total steps of the budget, 0 where it is to be worked out
 * @param bestMse on held-out data, or the loss of the task's own figure; infinite for never
 * @param bestStep when that was, 0 for never
 * @param stale looks at held-out data since
 * @param rate by which a plateau has multiplied the learning rate
 * @param turn steps taken when it last went on to another end or at another rate, as in {@link LearningRateCurve}
 * @param turnRate the learning rate until then
 * @since 0.1
 */
public record TrainingState(
        long step, long total, double bestMse, long bestStep, int stale, double rate, long turn, double turnRate) {

    /** The beginning of a training. */
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
     * Reads what {@link #settings} gives; keys that it does not know are passed over.
     *
     * @throws InvalidInputException if the step is missing, or a value makes no sense
     */
    public static TrainingState of(Settings settings) {
        if (settings.get("step") == null) {
            throw new InvalidInputException("the progress of a checkpoint has no whole number for step");
        }
        return settings.keep(Settings.from(BEGINNING).keys()::contains).applyTo(BEGINNING);
    }

    /** Returns all values by name; those of the best look are left out before the first one. */
    public Settings settings() {
        Settings all = Settings.from(this);
        return bestStep > 0 ? all : all.keep(key -> !key.equals("best-mse") && !key.equals("best-step"));
    }

    /** Returns this after so many steps of a budget. */
    public TrainingState at(long steps, long budget) {
        return new TrainingState(steps, budget, bestMse, bestStep, stale, rate, turn, turnRate);
    }

    /** Returns this with another best look, and so many looks since. */
    public TrainingState withBest(double mse, long when, int since) {
        return new TrainingState(step, total, mse, when, since, rate, turn, turnRate);
    }

    /** Returns this with another factor of the learning rate. */
    public TrainingState withRate(double factor) {
        return new TrainingState(step, total, bestMse, bestStep, stale, factor, turn, turnRate);
    }

    /** Returns this with another turn. */
    public TrainingState withTurn(long when, double until) {
        return new TrainingState(step, total, bestMse, bestStep, stale, rate, when, until);
    }
}

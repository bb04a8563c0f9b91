package io.intaglio.train;

/**
 * The learning rate of a training from step to step. A training that went on to another end, or at another rate, does
 * not leap to where its schedule is now: weights that had come to rest at a low rate are thrown far by a high one. It
 * grows there over a warm-up.
 *
 * @param config of the training
 * @param turn steps taken when that was; 0 for never
 * @param turnRate the rate until then
 * @since 0.1
 */
public record LearningRateCurve(TrainingConfig config, long turn, double turnRate) {

    /** Returns the curve of a training whose budget does not change. */
    public static LearningRateCurve of(TrainingConfig config) {
        return new LearningRateCurve(config, 0, 0);
    }

    /**
     * The rate at a step, without what a plateau takes from it.
     *
     * @param step from 0
     * @param total steps in all, or 0 while a budget of time is measured out
     */
    public double at(long step, long total) {
        double goal = config.learningRate() * config.schedule().factor(step, total, config.warmUp());
        if (turn == 0 || goal <= turnRate) {
            return goal;
        }
        if (total == 0) {
            return turnRate;
        }
        long since = step - turn;
        return since >= config.warmUp() ? goal : turnRate + (goal - turnRate) * (since + 1.0) / (config.warmUp() + 1.0);
    }

    /**
     * The same where a training turns.
     *
     * @param now how it goes on
     * @param step steps taken
     * @param total steps in all until now, or 0
     */
    public LearningRateCurve turned(TrainingConfig now, long step, long total) {
        return new LearningRateCurve(now, step, step == 0 ? 0 : at(step - 1, total));
    }
}

package io.intaglio.train;

/**
 * The learning rate of a training at each step. If a training was continued with another budget or learning rate, its
 * schedule can require a much higher rate than before. A sudden increase would change weights too much that have
 * converged at a low rate. So the rate increases linearly over the steps of a warm-up.
 *
 * @param config configuration of the training
 * @param turn number of steps before the last such continuation; 0 if there was none
 * @param turnRate learning rate before that continuation
 * @since 0.1
 */
public record LearningRateCurve(TrainingConfig config, long turn, double turnRate) {

    /** Returns the curve of a training whose budget does not change. */
    public static LearningRateCurve of(TrainingConfig config) {
        return new LearningRateCurve(config, 0, 0);
    }

    /**
     * Returns the learning rate at a step, without the reduction by {@link Schedule#PLATEAU}.
     *
     * @param step from 0
     * @param total number of all steps, or 0 if a time budget is not yet converted to steps
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
     * Returns the curve of a training that continues with another configuration.
     *
     * @param now the new configuration
     * @param step number of steps so far
     * @param total number of all steps of the old budget, or 0
     */
    public LearningRateCurve turned(TrainingConfig now, long step, long total) {
        return new LearningRateCurve(now, step, step == 0 ? 0 : at(step - 1, total));
    }
}

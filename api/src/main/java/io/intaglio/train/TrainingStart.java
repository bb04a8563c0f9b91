package io.intaglio.train;

import io.intaglio.network.ShapePlan;

/**
 * The facts known when a training begins.
 *
 * @param plan the network at the training size
 * @param batch number of examples per step (batch size)
 * @param device in words
 * @param step taken before, 0 unless it goes on
 * @param total steps in all, or 0 while a budget of time is to be measured out
 * @param secondsPerStep as some steps that nothing was learned from took, or NaN where none were taken
 * @since 0.1
 */
public record TrainingStart(ShapePlan plan, int batch, String device, long step, long total, double secondsPerStep) {

    /** The time it will take, or NaN. */
    public double seconds() {
        return (total - step) * secondsPerStep;
    }
}

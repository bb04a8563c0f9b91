package io.intaglio.train;

import io.intaglio.network.ShapePlan;

/**
 * The facts that are known when a training begins.
 *
 * @param plan shapes of the network at the training size
 * @param batch number of examples per step (batch size)
 * @param device device of the training, in words
 * @param step number of steps that were taken before, 0 for a new training
 * @param total number of all steps, or 0 if a time budget is not yet converted to steps
 * @param secondsPerStep seconds per step, measured in some trial steps that did not change the weights; NaN if there
 *     were none
 * @since 0.1
 */
public record TrainingStart(ShapePlan plan, int batch, String device, long step, long total, double secondsPerStep) {

    /** Returns the expected time of the remaining steps in seconds, or NaN if it is unknown. */
    public double seconds() {
        return (total - step) * secondsPerStep;
    }
}

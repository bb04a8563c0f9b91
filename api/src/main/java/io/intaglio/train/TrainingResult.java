package io.intaglio.train;

import io.intaglio.network.Weights;

/**
 * The result of an engine's training.
 *
 * @param weights the weights for running the network: the moving average if there is one
 * @param checkpoint the state from which the training can continue
 * @param report figures of the training
 * @since 0.1
 */
public record TrainingResult(Weights weights, Checkpoint checkpoint, TrainingReport report) {

    /** Returns this result with a larger number of examples that could not be read, for example held-out ones. */
    public TrainingResult skipping(long more) {
        return more == 0 ? this : new TrainingResult(weights, checkpoint, report.skipping(more));
    }
}

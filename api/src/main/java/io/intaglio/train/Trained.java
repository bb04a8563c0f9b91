package io.intaglio.train;

import io.intaglio.network.Weights;

/**
 * The result of an engine's training.
 *
 * @param weights to run with: the moving average where one is kept
 * @param checkpoint to go on from
 * @param report how it went
 * @since 0.1
 */
public record Trained(Weights weights, Checkpoint checkpoint, TrainingReport report) {

    /** Returns this with some more examples that could not be read, held-out ones say. */
    public Trained skipping(long more) {
        return more == 0 ? this : new Trained(weights, checkpoint, report.skipping(more));
    }
}

package io.intaglio.train;

import io.intaglio.network.Weights;
import java.util.Optional;

/**
 * The complete state of a training. A training that continues from it gives the same result as an uninterrupted one.
 *
 * @param raw the weights and buffers that the optimizer changes
 * @param average the moving average of the weights, which a plate contains; equal to {@code raw} if there is no average
 * @param best the average at the validation with the best figure; the same object as {@code average} if that was the
 *     last validation, empty before the first validation
 * @param optimizer the moments of the optimizer, named {@code first.NAME} and {@code second.NAME}, or {@code
 *     momentum.NAME} for weights that Muon trains. If terms of the loss have weights of their own, it also has these
 *     weights ({@code PART.NAME}) and the moments of those that are trained ({@code first.PART.NAME})
 * @param state progress of the training
 * @since 0.1
 */
public record Checkpoint(Weights raw, Weights average, Optional<Weights> best, Weights optimizer, TrainingState state) {

    /** Returns this checkpoint with another progress. */
    public Checkpoint withState(TrainingState other) {
        return new Checkpoint(raw, average, best, optimizer, other);
    }

    /**
     * Returns this checkpoint without the best weights so far. Later validations are then not compared with earlier
     * ones.
     */
    public Checkpoint withoutBest() {
        return new Checkpoint(
                raw, average, Optional.empty(), optimizer, state.withBest(Double.POSITIVE_INFINITY, 0, 0));
    }
}

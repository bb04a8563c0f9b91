package io.intaglio.train;

import io.intaglio.network.Weights;
import java.util.Optional;

/**
 * The complete state that a training needs to continue as if it had never stopped.
 *
 * @param raw the weights and buffers that the optimizer works on
 * @param average the moving average, which a plate gets; equal to {@code raw} where none is kept
 * @param best the average as it was when held-out data did best; the same object as {@code average} if that is now,
 *     empty before the first look
 * @param optimizer its moments, named {@code first.NAME} and {@code second.NAME}, or {@code momentum.NAME} where Muon
 *     has the weight; with parts of terms their weights, {@code PART.NAME}, and the moments of those that learn,
 *     {@code first.PART.NAME}
 * @param state how far it is
 * @since 0.1
 */
public record Checkpoint(Weights raw, Weights average, Optional<Weights> best, Weights optimizer, TrainingState state) {

    /** The same at another point of the schedule. */
    public Checkpoint withState(TrainingState other) {
        return new Checkpoint(raw, average, best, optimizer, other);
    }

    /** The same as if no look at held-out data had been taken yet: those to come are not to be compared with it. */
    public Checkpoint withoutBest() {
        return new Checkpoint(
                raw, average, Optional.empty(), optimizer, state.withBest(Double.POSITIVE_INFINITY, 0, 0));
    }
}

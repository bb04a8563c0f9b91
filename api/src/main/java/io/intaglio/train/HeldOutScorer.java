package io.intaglio.train;

import io.intaglio.network.Weights;
import java.util.Optional;

/**
 * Measures weights on held-out data with the task's own figure.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface HeldOutScorer {

    /**
     * Computes the score.
     *
     * @param weights the moving average, which a plate would contain
     * @return the score; empty if nothing could be measured
     */
    Optional<Validation.Score> score(Weights weights);
}

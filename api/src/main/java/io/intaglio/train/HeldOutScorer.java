package io.intaglio.train;

import io.intaglio.network.Weights;
import java.util.Optional;

/**
 * Measures weights on held-out data by the task's own figure.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface HeldOutScorer {

    /**
     * Computes the score.
     *
     * @param weights the moving average, as a plate would have it
     * @return empty where nothing could be measured
     */
    Optional<Validation.Score> score(Weights weights);
}

package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import io.intaglio.network.LossTerm;
import java.util.Optional;

/**
 * Computes one kind of term.
 *
 * @param <T> the kind
 */
interface TermKernel<T extends LossTerm> {

    /** Returns what the network is to make small, before the term's weight: one number. */
    NDArray loss(T term, LossInputs in);

    /** Returns what the parts that learn against the network are to make small: one number. */
    default Optional<NDArray> opposing(T term, LossInputs in) {
        return Optional.empty();
    }
}

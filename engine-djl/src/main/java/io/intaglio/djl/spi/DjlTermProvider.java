package io.intaglio.djl.spi;

import ai.djl.ndarray.NDArray;
import io.intaglio.config.Incubating;
import io.intaglio.network.LossTerm;
import io.intaglio.spi.Named;
import java.util.Optional;

/**
 * Computes a {@link LossTerm.Custom} with DJL. Its {@link #name} is the term's {@link LossTerm.Custom#kind kind}; it is
 * a public class with a constructor without arguments, found by {@link java.util.ServiceLoader}
 * ({@code META-INF/services/io.intaglio.djl.spi.DjlTermProvider}).
 *
 * @since 0.1
 */
@Incubating
public interface DjlTermProvider extends Named {

    /**
     * Computes the loss that the network minimizes, before the term's weight. Multiply by numbers and add them by
     * {@link Scalars}: what {@code NDArray} has for that spoils gradients.
     *
     * @param term of the kind that this provider's name says
     * @param in what it may look at
     * @return one number, from which gradients flow into the network and into parts that learn with it
     */
    NDArray loss(LossTerm.Custom term, TermInputs in);

    /**
     * Computes the loss that the parts that learn against the network minimize. The network learns nothing by it: take
     * {@code stopGradient()} of what it made.
     *
     * @return one number; empty where there are no such parts
     */
    default Optional<NDArray> opposing(LossTerm.Custom term, TermInputs in) {
        return Optional.empty();
    }
}

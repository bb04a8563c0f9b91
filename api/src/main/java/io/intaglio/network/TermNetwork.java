package io.intaglio.network;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import java.util.Optional;
import java.util.Set;

/**
 * A network that belongs to a term of the loss and exists only during training: a critic, a projection, a teacher.
 * Checkpoints contain its weights, named {@code NAME.INDEX.WEIGHT}. Plates do not.
 *
 * @param name unique within its architecture, in lower-case letters, digits and hyphens
 * @param network its layers
 * @param in shape of its input for one example
 * @param learns how training changes its weights
 * @param weights initial weights, by their full names; empty for random ones
 * @since 0.1
 */
@Incubating
public record TermNetwork(String name, Network network, Shape in, Learns learns, Optional<Weights> weights) {

    private static final Set<String> RESERVED =
            Set.of("encoder", "decoder", "latent", "head", "first", "second", "momentum");

    /** The way in which the weights of the network change during training. */
    public enum Learns {
        /** They minimize the loss, like the weights of the network itself. */
        WITH,
        /** They minimize a loss of their own, which the term defines. */
        AGAINST,
        /** They do not change. */
        NOT
    }

    public TermNetwork {
        Checks.name("the name of a term's network", name);
        if (RESERVED.contains(name)) {
            throw new InvalidInputException("a term's network cannot be named \"" + name + "\", as other weights are");
        }
    }

    /** Returns a network with random initial weights. */
    public static TermNetwork of(String name, Network network, Shape in, Learns learns) {
        return new TermNetwork(name, network, in, learns, Optional.empty());
    }
}

package io.intaglio.network;

import java.util.List;

/**
 * Layers after one another, for no size in particular.
 *
 * @param layers from input to output
 */
public record Network(List<Layer> layers) {

    public Network {
        layers = List.copyOf(layers);
    }

    /** Layers after one another. */
    public static Network of(Layer... layers) {
        return new Network(List.of(layers));
    }
}

package io.intaglio.network;

import java.util.List;
import java.util.stream.Stream;

/**
 * A sequence of layers, independent of the size of images.
 *
 * @param layers from input to output
 * @since 0.1
 */
public record Network(List<Layer> layers) {

    public Network {
        layers = List.copyOf(layers);
    }

    /** Returns a network of layers in order. */
    public static Network of(Layer... layers) {
        return new Network(List.of(layers));
    }

    /** Returns all layers in order, each followed by the layers inside it. */
    public Stream<Layer> all() {
        return all(layers);
    }

    private static Stream<Layer> all(List<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> Stream.concat(
                        Stream.of(layer), layer instanceof Composite composite ? all(composite.body()) : Stream.of()));
    }
}

package io.intaglio.djl.spi;

import ai.djl.ndarray.NDArray;
import io.intaglio.network.Layer;
import io.intaglio.spi.Named;
import java.util.function.Function;

/**
 * Computes a {@link Layer.Custom} with DJL. Its {@link #name} is the layer's {@link Layer.Custom#kind kind}; it is found by {@link
 * java.util.ServiceLoader}.
 */
public interface DjlLayerProvider extends Named {

    /**
     * Applies the layer. Multiply by numbers and add them by {@link Scalars}: what {@code NDArray} has for that spoils gradients.
     *
     * @param layer of the kind that this provider's name says
     * @param x (batch, channels, height, width) for a map, (batch, length) for a vector; its memory is laid out channels-last, so
     *     do not flatten without a transpose
     * @param weights the layer's own tensors by the names in its {@link Layer#weights}
     * @param training whether a gradient is wanted
     * @return the layer's output; new arrays belong to {@code x}'s manager, as DJL's operations do by themselves
     */
    NDArray forward(Layer.Custom layer, NDArray x, Function<String, NDArray> weights, boolean training);
}

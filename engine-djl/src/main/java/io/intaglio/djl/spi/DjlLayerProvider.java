package io.intaglio.djl.spi;

import ai.djl.ndarray.NDArray;
import io.intaglio.network.Layer;
import io.intaglio.spi.Named;
import java.util.function.Function;

/**
 * Computes a {@link Layer.Custom} with DJL. Its {@link #name} is the layer's {@link Layer.Custom#kind kind}; it is a
 * public class with a constructor without arguments, found by {@link java.util.ServiceLoader}
 * ({@code META-INF/services/io.intaglio.djl.spi.DjlLayerProvider}). Several threads may use it at once.
 *
 * @since 0.1
 */
public interface DjlLayerProvider extends Named {

    /**
     * Applies the layer, in single precision, whatever the training around it is in. Of one step it may be asked
     * several times. Multiply by numbers and add them by {@link Scalars}: what {@code NDArray} has for that spoils
     * gradients.
     *
     * @param layer of the kind that this provider's name says
     * @param x (batch, channels, height, width) for a map, (batch, length) for a vector; its memory is laid out
     *     channels-last, so do not flatten without a transpose
     * @param weights the layer's own tensors by the names in its {@link Layer#weights}
     * @param training whether a gradient is wanted
     * @return the layer's output; new arrays belong to {@code x}'s manager, as DJL's operations do by themselves
     */
    NDArray forward(Layer.Custom layer, NDArray x, Function<String, NDArray> weights, boolean training);
}

package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import io.intaglio.network.Layer;

/**
 * Computes one kind of layer.
 *
 * @param <L> the kind
 */
interface Kernel<L extends Layer> {

    /**
     * Applies the layer.
     *
     * @param x (batch, channels, height, width), channels-last in memory, or (batch, length)
     * @param path of the layer, under which its weights are found
     */
    NDArray apply(L layer, NDArray x, Pass pass, String path);
}

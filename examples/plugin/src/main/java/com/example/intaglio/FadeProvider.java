package com.example.intaglio;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.network.Layer;
import java.util.function.Function;

/** Computes {@link Fade} with DJL. */
public final class FadeProvider implements DjlLayerProvider {

    @Override
    public String name() {
        return "fade";
    }

    @Override
    public String summary() {
        return "a learned gain for each channel";
    }

    @Override
    public NDArray forward(Layer.Custom layer, NDArray x, Function<String, NDArray> weights, boolean training) {
        NDArray gain = weights.apply("gain");
        return x.getShape().dimension() == 2
                ? x.mul(gain)
                : x.mul(gain.reshape(new Shape(1, gain.getShape().get(0), 1, 1)));
    }
}

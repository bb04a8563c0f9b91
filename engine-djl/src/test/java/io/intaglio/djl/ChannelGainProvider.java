package io.intaglio.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.network.Layer;
import java.util.function.Function;

/** Computes {@link ChannelGain}. */
public final class ChannelGainProvider implements DjlLayerProvider {

    @Override
    public String name() {
        return "fade";
    }

    @Override
    public String summary() {
        return "each channel times a learned factor";
    }

    @Override
    public NDArray forward(Layer.Custom layer, NDArray x, Function<String, NDArray> weights, boolean training) {
        if (x.getDataType() != DataType.FLOAT32) {
            throw new AssertionError("layers of plug-ins are given single precision");
        }
        // Begins at the weight on purpose: what is made of it must not outlive the layer either.
        return x.mul(weights.apply("factor").reshape(1, x.getShape().get(1), 1, 1));
    }
}

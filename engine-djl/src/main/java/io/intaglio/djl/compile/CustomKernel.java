package io.intaglio.djl.compile;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.network.Layer;
import io.intaglio.network.Shape;
import io.intaglio.spi.PluginException;
import io.intaglio.spi.Providers;

/**
 * Computes the layers that plug-ins add, and checks what they give: an array of another shape than the layer announced
 * would be broadcast further on, and the result would be wrong without a word.
 *
 * @param providers by the layers' kinds
 */
record CustomKernel(Providers<DjlLayerProvider> providers) implements Kernel<Layer.Custom> {

    @Override
    public NDArray apply(Layer.Custom layer, NDArray x, Pass pass, String path) {
        DjlLayerProvider provider = providers.get(layer.kind());
        String what = "the layer \"" + layer.kind() + "\" at " + path;
        long count = x.getShape().get(0);
        Shape in = shape(x);
        Shape out = PluginException.guard(layer, what + " failed", () -> layer.output(in));
        NDArray y;
        try {
            y = PluginException.guard(
                    provider,
                    what + " failed",
                    () -> provider.forward(layer, x, name -> pass.weight(x, path, name), pass.training()));
        } catch (PluginException e) {
            // A lack of memory is nobody's fault, and told as such further out.
            throw e.getCause() instanceof EngineException failure && EngineOutOfMemory.is(failure) ? failure : e;
        }
        checkOutput(provider, what + " gave ", y, announced(count, out));
        return y;
    }

    private static void checkOutput(
            DjlLayerProvider provider, String what, NDArray y, ai.djl.ndarray.types.Shape announced) {
        if (!y.getShape().equals(announced)) {
            throw PluginException.fault(
                    provider, what + y.getShape() + " where its Layer.output announces " + announced);
        }
        if (y.getDataType() != DataType.FLOAT32) {
            throw PluginException.fault(provider, what + "numbers of type " + y.getDataType() + ", not FLOAT32");
        }
    }

    private static Shape shape(NDArray x) {
        long[] extents = x.getShape().getShape();
        return extents.length == 4
                ? new Shape.Map((int) extents[1], (int) extents[2], (int) extents[3])
                : new Shape.Vector((int) extents[1]);
    }

    private static ai.djl.ndarray.types.Shape announced(long count, Shape out) {
        return out instanceof Shape.Map map
                ? new ai.djl.ndarray.types.Shape(count, map.channels(), map.height(), map.width())
                : new ai.djl.ndarray.types.Shape(count, out.channels());
    }
}

package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Gdn;
import io.intaglio.network.SelfAttention;

/** Layers in which channels or pixels weigh each other. */
final class MixingKernels {

    private MixingKernels() {}

    static NDArray gdn(Gdn layer, NDArray x, Pass pass, String path) {
        boolean map = x.getShape().dimension() == 4;
        NDArray last = map ? Tensors.nhwc(x) : x;
        Shape shape = last.getShape();
        long channels = x.getShape().get(1);
        NDArray rows = last.reshape(x.size() / channels, channels);
        NDArray gamma = pass.weight(x, path, "gamma").square();
        NDArray beta = Scalars.plus(pass.weight(x, path, "beta").square(), Gdn.LEAST);
        NDArray root =
                Linear.linear(rows.square(), gamma, beta).singletonOrThrow().sqrt();
        NDArray y = (layer.inverse() ? rows.mul(root) : rows.div(root)).reshape(shape);
        return map ? Tensors.nchw(y) : y;
    }

    static NDArray selfAttention(SelfAttention layer, NDArray x, Pass pass, String path) {
        Shape shape = x.getShape();
        long n = shape.get(0);
        long c = shape.get(1);
        long h = shape.get(2);
        long w = shape.get(3);
        int heads = layer.heads();
        NDArray pixels = Tensors.nhwc(x).reshape(n, h * w, c);
        NDArray query = projected(pixels, pass.weight(x, path, "query"), heads).transpose(0, 2, 1, 3);
        NDArray key = projected(pixels, pass.weight(x, path, "key"), heads).transpose(0, 2, 3, 1);
        NDArray value = projected(pixels, pass.weight(x, path, "value"), heads).transpose(0, 2, 1, 3);
        NDArray pairs = Scalars.times(query, Math.sqrt((double) heads / c)).matMul(key);
        NDArray shares = pairs.softmax(3);
        pairs.close(); // the largest array of all, and nobody needs it any more
        NDArray found = shares.matMul(value).transpose(0, 2, 1, 3).reshape(n, h * w, c);
        NDArray out = Linear.linear(found, pass.weight(x, path, "out")).singletonOrThrow();
        NDArray y = pixels.add(out.mul(pass.weight(x, path, "gain")));
        return Tensors.nchw(y.reshape(n, h, w, c));
    }

    /** (count, pixels, heads, numbers a head) */
    private static NDArray projected(NDArray pixels, NDArray weight, int heads) {
        Shape shape = pixels.getShape();
        return Linear.linear(pixels, weight)
                .singletonOrThrow()
                .reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads);
    }
}

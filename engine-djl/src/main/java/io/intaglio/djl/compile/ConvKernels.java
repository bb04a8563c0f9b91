package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Dense;

/** Layers that multiply by weights. */
final class ConvKernels {

    private ConvKernels() {}

    static NDArray conv(Conv layer, NDArray x, Pass pass, String path) {
        NDArray y = pass.convolve(
                x,
                pass.weight(x, path, "weight"),
                pass.weight(x, path, "bias"),
                layer.stride(),
                layer.padding(),
                layer.dilation(),
                layer.groups());
        return x.getShape().get(1) == 1 && layer.out() > 1 ? Tensors.channelsLast(y) : y;
    }

    /**
     * The engine has no transposed convolution: zeros put between the pixels and a convolution with the kernel turned
     * round give exactly the same (Dumoulin &amp; Visin 2016, section 4).
     */
    static NDArray convTranspose(ConvTranspose layer, NDArray x, Pass pass, String path) {
        int s = layer.stride();
        Shape shape = x.getShape();
        long n = shape.get(0);
        long c = shape.get(1);
        long h = shape.get(2);
        long w = shape.get(3);
        NDArray spread = x;
        if (s > 1) {
            NDArray cells = Tensors.nhwc(x).reshape(n, h, 1, w, 1, c);
            cells = Tensors.concat(cells, pass.zeros(x, n, h, 1, w, s - 1, c), 4);
            cells = Tensors.concat(cells, pass.zeros(x, n, h, s - 1, w, s, c), 2);
            // The last cell's trailing zeros are kept as far as the output padding asks for them.
            long cut = s - 1L - layer.outputPadding();
            NDArray wide = cells.reshape(n, h * s, w * s, c);
            spread = Tensors.nchw(wide.get(new NDIndex(":, :{}, :{}, :", h * s - cut, w * s - cut)));
        }
        NDArray kernel = pass.weight(x, path, "weight").transpose(1, 0, 2, 3).flip(2, 3);
        NDArray y = pass.convolve(
                spread, kernel, pass.weight(x, path, "bias"), 1, layer.kernel() - 1 - layer.padding(), 1, 1);
        return c == 1 && layer.out() > 1 ? Tensors.channelsLast(y) : y;
    }

    static NDArray dense(Dense layer, NDArray x, Pass pass, String path) {
        return Linear.linear(x, pass.weight(x, path, "weight"), pass.weight(x, path, "bias"))
                .singletonOrThrow();
    }
}

package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Pool;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.Reshape;
import io.intaglio.network.Upsample;

/** Layers that move numbers about. All work on the channels-last view, so that one copy at most is made. */
final class ShapeKernels {

    private static final int NEAREST = 0;
    private static final int BILINEAR = 1;

    private ShapeKernels() {}

    static NDArray upsample(Upsample layer, NDArray x, Pass pass, String path) {
        long[] size = {x.getShape().get(2) * layer.factor(), x.getShape().get(3) * layer.factor()};
        int mode = layer.mode() == Upsample.Mode.NEAREST ? NEAREST : BILINEAR;
        return x.getNDArrayInternal().interpolation(size, mode, false);
    }

    static NDArray pixelShuffle(PixelShuffle layer, NDArray x, Pass pass, String path) {
        NDArray nhwc = Tensors.nhwc(x);
        Shape shape = nhwc.getShape();
        long n = shape.get(0);
        long h = shape.get(1);
        long w = shape.get(2);
        long c = shape.get(3);
        long r = Math.abs(layer.factor());
        if (layer.factor() > 0) {
            long out = c / (r * r);
            return Tensors.nchw(
                    nhwc.reshape(n, h, w, out, r, r).transpose(0, 1, 4, 2, 5, 3).reshape(n, h * r, w * r, out));
        }
        return Tensors.nchw(nhwc.reshape(n, h / r, r, w / r, r, c)
                .transpose(0, 1, 3, 5, 2, 4)
                .reshape(n, h / r, w / r, c * r * r));
    }

    static NDArray pool(Pool layer, NDArray x, Pass pass, String path) {
        boolean max = layer.mode() == Pool.Mode.MAX;
        if (layer.size() == 0) {
            Shape shape = x.getShape();
            NDArray pixels = Tensors.nhwc(x).reshape(shape.get(0), shape.get(2) * shape.get(3), shape.get(1));
            // Largest values and means are taken along one axis only.
            return max ? pixels.max(new int[] {1}) : pixels.mean(new int[] {1});
        }
        Shape square = new Shape(layer.size(), layer.size());
        Shape none = new Shape(0, 0);
        return max
                ? x.getNDArrayInternal().maxPool(square, square, none, false)
                : x.getNDArrayInternal().avgPool(square, square, none, false, true);
    }

    static NDArray reshape(Reshape layer, NDArray x, Pass pass, String path) {
        long n = x.getShape().get(0);
        if (layer.to() instanceof io.intaglio.network.Shape.Map map) {
            NDArray nchw = x.reshape(n, map.channels(), map.height(), map.width());
            return map.channels() == 1 ? nchw : Tensors.channelsLast(nchw);
        }
        return x.reshape(n, layer.to().size());
    }

    static NDArray positionalEncoding(PositionalEncoding layer, NDArray x, Pass pass, String path) {
        Shape shape = x.getShape();
        long n = shape.get(0);
        int h = (int) shape.get(2);
        int w = (int) shape.get(3);
        int added = layer.added();
        float[] codes = new float[h * w * added];
        for (int row = 0; row < h; row++) {
            for (int column = 0; column < w; column++) {
                encode(layer, position(row, h), position(column, w), codes, (row * w + column) * added);
            }
        }
        NDArray planes = pass.constant(x, codes, 1, h, w, added).broadcast(n, h, w, added);
        return Tensors.nchw(Tensors.concat(Tensors.nhwc(x), planes, 3));
    }

    private static double position(int index, int extent) {
        return extent == 1 ? 0 : 2.0 * index / (extent - 1) - 1;
    }

    private static void encode(PositionalEncoding layer, double y, double x, float[] to, int at) {
        if (layer.mode() == PositionalEncoding.Mode.COORDINATE) {
            to[at] = (float) y;
            to[at + 1] = (float) x;
            return;
        }
        for (int band = 0; band < layer.bands(); band++) {
            double frequency = Math.scalb(StrictMath.PI, band);
            to[at + 4 * band] = (float) StrictMath.sin(frequency * y);
            to[at + 4 * band + 1] = (float) StrictMath.cos(frequency * y);
            to[at + 4 * band + 2] = (float) StrictMath.sin(frequency * x);
            to[at + 4 * band + 3] = (float) StrictMath.cos(frequency * x);
        }
    }
}

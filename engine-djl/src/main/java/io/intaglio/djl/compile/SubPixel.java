package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.intaglio.network.Conv;
import io.intaglio.network.Layer;
import io.intaglio.network.Upsample;
import java.util.List;
import java.util.Optional;

/**
 * A convolution of repeated pixels, without repeating them: over the small map a convolution makes all pixels of a
 * square at once, which then are put in place (Shi et al. 2016). Every weight is a sum of the ones that would meet
 * equal pixels, so the result is the same but for rounding; the large map, which has more channels than it is worth, is
 * never made.
 *
 * @param factor by which pixels are repeated
 * @param conv the convolution after that
 */
record SubPixel(int factor, Conv conv) {

    /** A layer and the next one, where they are such a pair. */
    static Optional<SubPixel> at(List<Layer> layers, int index) {
        if (index + 1 < layers.size()
                && layers.get(index) instanceof Upsample upsample
                && upsample.mode() == Upsample.Mode.NEAREST
                && upsample.factor() > 1
                && layers.get(index + 1) instanceof Conv conv
                && conv.kernel() > 1 // one pixel is better multiplied before it is repeated
                && conv.kernel() % 2 == 1
                && conv.padding() == conv.kernel() / 2
                && conv.stride() == 1
                && conv.dilation() == 1
                && conv.groups() == 1) {
            return Optional.of(new SubPixel(upsample.factor(), conv));
        }
        return Optional.empty();
    }

    /** @param path of the convolution */
    NDArray apply(NDArray x, Pass pass, String path) {
        Shape shape = x.getShape();
        long n = shape.get(0);
        long h = shape.get(2);
        long w = shape.get(3);
        long in = shape.get(1);
        long out = conv.out();
        long square = (long) factor * factor;
        long side = 2L * radius() + 1;
        NDArray sums = pass.constant(x, sums(), (long) conv.kernel() * conv.kernel(), square * side * side);
        NDArray weight = pass.inSingle(() -> pass.weight(x, path, "weight")
                        .reshape(out * in, (long) conv.kernel() * conv.kernel())
                        .matMul(sums))
                .reshape(out, in, square, side, side)
                .transpose(2, 0, 1, 3, 4)
                .reshape(square * out, in, side, side);
        NDArray bias = pass.weight(x, path, "bias")
                .reshape(1, out)
                .broadcast(square, out)
                .reshape(square * out);
        NDArray y = pass.convolve(x, weight, bias, 1, radius(), 1, 1);
        // Rows of the square apart, then its columns with the channels: whole runs of numbers move.
        return Tensors.nchw(Tensors.nhwc(y)
                .reshape(n, h, w, factor, factor * out)
                .transpose(0, 1, 3, 2, 4)
                .reshape(n, h * factor, w * factor, out));
    }

    /** How many small pixels away the kernel still reaches. */
    private int radius() {
        return (conv.padding() + factor - 1) / factor;
    }

    /**
     * For each weight (a row) a 1 wherever it belongs: (row and column in the square, row and column of the small
     * kernel).
     */
    private float[] sums() {
        int kernel = conv.kernel();
        int side = 2 * radius() + 1;
        float[] sums = new float[kernel * kernel * factor * factor * side * side];
        for (int tap = 0; tap < kernel * kernel; tap++) {
            for (int place = 0; place < factor * factor; place++) {
                int row = radius() + small(place / factor, tap / kernel);
                int column = radius() + small(place % factor, tap % kernel);
                sums[((tap * factor * factor + place) * side + row) * side + column] = 1;
            }
        }
        return sums;
    }

    /** Which small pixel, from the one in question, a tap meets. */
    private int small(int place, int tap) {
        return Math.floorDiv(place + tap - conv.padding(), factor);
    }
}

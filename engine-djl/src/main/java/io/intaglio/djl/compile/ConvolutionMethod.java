package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A way to compute a convolution with a native library of which some kernels may be wrong. The constants are in the
 * order in which they are tried, the fastest first. Costs were measured beside {@link #DIRECT} for 64 channels of 96×96
 * pixels and 3×3 weights.
 */
enum ConvolutionMethod {

    /** As the image comes. */
    DIRECT("as it is", "costs nothing") {
        @Override
        NDArray convolve(ConvolutionKernel kernel, NDArray x, NDArray weight, NDArray bias, Convolution c) {
            return kernel.convolve(x, weight, bias, c.stride(), c.padding(), c.dilation(), c.groups());
        }
    },

    /** In 32 bits, by a way that is right for them. */
    SINGLE("in single precision", "about twice the time") {
        @Override
        boolean suits(Convolution c) {
            return c.bfloat16();
        }

        @Override
        NDArray convolve(ConvolutionKernel kernel, NDArray x, NDArray weight, NDArray bias, Convolution c) {
            throw new IllegalStateException(c + " is another convolution in single precision");
        }
    },

    /** With the channels of a pixel side by side in memory. */
    CHANNELS_LAST("in channels-last layout", "costs nothing, or a copy of the image") {
        @Override
        NDArray convolve(ConvolutionKernel kernel, NDArray x, NDArray weight, NDArray bias, Convolution c) {
            return DIRECT.convolve(kernel, Tensors.channelsLast(x), weight, bias, c);
        }
    },

    /** With the pixels of a channel side by side in memory. */
    CHANNELS_FIRST("in channels-first layout", "about 1.5 times the time") {
        @Override
        NDArray convolve(ConvolutionKernel kernel, NDArray x, NDArray weight, NDArray bias, Convolution c) {
            return Tensors.channelsLast(DIRECT.convolve(kernel, Tensors.channelsFirst(x), weight, bias, c));
        }
    },

    /** With channels of zeros, up to whole vectors of the processor. */
    PADDED("with channels padded to multiples of 16", "up to 16 times the time for very few channels") {
        @Override
        boolean suits(Convolution c) {
            return super.suits(c) && c.groups() == 1 && (padded(c.in()) > c.in() || padded(c.out()) > c.out());
        }

        @Override
        NDArray convolve(ConvolutionKernel kernel, NDArray x, NDArray weight, NDArray bias, Convolution c) {
            int in = padded(c.in());
            int out = padded(c.out());
            NDArray wide = Tensors.nchw(widened(Tensors.nhwc(x), 3, in));
            NDArray w = widened(widened(weight, 1, in), 0, out);
            NDArray y = kernel.convolve(wide, w, widened(bias, 0, out), c.stride(), c.padding(), c.dilation(), 1);
            return Tensors.channelsLast(Tensors.first(y, c.out()));
        }
    },

    /** As one product of matrices a group: every pixel's neighbourhood is a row (Chellapilla et al. 2006). */
    PRODUCT("as a product of matrices", "about 4 times the time, and memory for every neighbourhood") {
        @Override
        NDArray convolve(ConvolutionKernel kernel, NDArray x, NDArray weight, NDArray bias, Convolution c) {
            NDArray pixels = bordered(Tensors.nhwc(x), c.padding());
            int in = c.in() / c.groups();
            int out = c.out() / c.groups();
            NDArray y = null;
            for (int group = 0; group < c.groups(); group++) {
                NDArray from = c.groups() == 1 ? pixels : slice(pixels, 3, group * in, in, 1);
                NDArray w = c.groups() == 1 ? weight : slice(weight, 0, group * out, out, 1);
                NDArray part = product(from, w, c);
                y = y == null ? part : Tensors.concat(y, part, 3);
            }
            return Tensors.nchw(y.add(bias));
        }
    };

    private static final int VECTOR = 16;

    private final String words;
    private final String cost;

    ConvolutionMethod(String words, String cost) {
        this.words = words;
        this.cost = cost;
    }

    /** The way of a name as the file of verdicts has it, in small letters. */
    static Optional<ConvolutionMethod> named(String name) {
        return Arrays.stream(values())
                .filter(way -> way.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The way, in words that follow "computed". */
    String words() {
        return words;
    }

    /** What it costs beside {@link #DIRECT}, in words. */
    String cost() {
        return cost;
    }

    /** Whether it is another way than those before for this convolution. */
    boolean suits(Convolution c) {
        return this == DIRECT || !c.bfloat16();
    }

    /** Convolves; new arrays belong to the manager of {@code x}. */
    abstract NDArray convolve(ConvolutionKernel kernel, NDArray x, NDArray weight, NDArray bias, Convolution c);

    private static int padded(int channels) {
        return (channels + VECTOR - 1) / VECTOR * VECTOR;
    }

    private static NDArray widened(NDArray x, int axis, int to) {
        int missing = to - (int) x.getShape().get(axis);
        return missing == 0 ? x : Tensors.concat(x, zeros(x, axis, missing), axis);
    }

    /** Pixels (count, height, width, channels) with a border of zeros. */
    private static NDArray bordered(NDArray pixels, int border) {
        if (border == 0) {
            return pixels;
        }
        NDArray rows = zeros(pixels, 1, border);
        NDArray tall = Tensors.concat(Tensors.concat(rows, pixels, 1), rows, 1);
        NDArray columns = zeros(tall, 2, border);
        return Tensors.concat(Tensors.concat(columns, tall, 2), columns, 2);
    }

    private static NDArray zeros(NDArray like, int axis, int extent) {
        NDManager manager = like.getManager();
        long[] shape = like.getShape().getShape().clone();
        shape[axis] = extent;
        return manager.zeros(new Shape(shape), DataType.FLOAT32);
    }

    private static NDArray product(NDArray pixels, NDArray weight, Convolution c) {
        Shape shape = pixels.getShape();
        int side = c.kernel();
        long n = shape.get(0);
        int height = (int) (shape.get(1) - c.span()) / c.stride() + 1;
        int width = (int) (shape.get(2) - c.span()) / c.stride() + 1;
        long in = shape.get(3);
        long out = weight.getShape().get(0);
        NDList taps = new NDList();
        for (int tap = 0; tap < side * side; tap++) {
            int row = tap / side * c.dilation();
            int column = tap % side * c.dilation();
            taps.add(slice(slice(pixels, 1, row, height, c.stride()), 2, column, width, c.stride()));
        }
        NDArray first = taps.remove(0);
        NDArray rows = taps.isEmpty() ? first : first.getNDArrayInternal().concat(taps, 3);
        long length = (long) side * side * in;
        NDArray matrix = weight.transpose(2, 3, 1, 0).reshape(length, out);
        return rows.reshape(n * height * width, length).matMul(matrix).reshape(n, height, width, out);
    }

    /** Every so many-th of an axis. */
    private static NDArray slice(NDArray x, int axis, int from, int count, int step) {
        StringBuilder index = new StringBuilder();
        for (int i = 0; i < axis; i++) {
            index.append(":,");
        }
        index.append(from)
                .append(':')
                .append(from + (count - 1) * step + 1)
                .append(':')
                .append(step);
        return x.get(index.toString());
    }
}

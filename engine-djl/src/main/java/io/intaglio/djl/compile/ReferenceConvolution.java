package io.intaglio.djl.compile;

import java.util.Arrays;

/**
 * A convolution and its gradients in plain loops and double precision: what native kernels are compared with. Images
 * are small, and their numbers are multiples of 1/8, so that products are exact in any precision. There are two of
 * them: PyTorch computes a single small image without oneDNN, by products of matrices. The second is the first times
 * {@link #SECOND}, so that its results follow from those of the first: these loops were most of what a first start took
 * longer.
 */
final class ReferenceConvolution {

    static final int COUNT = 2;

    private static final float SECOND = -0.5f;

    private final Convolution c;
    final int height;
    final int width;
    final int outHeight;
    final int outWidth;

    /** (count, channels, height, width) */
    final float[] x;

    /** (out, in / groups, side, side) */
    final float[] weight;

    final float[] bias;

    /** The gradient that comes from behind, (count, out, height, width). */
    final float[] after;

    final double[] y;
    final double[] byInput;
    final double[] byWeights;

    /** @param gradients whether they are wanted */
    ReferenceConvolution(Convolution c, boolean gradients) {
        this.c = c;
        int least = Math.max(1, c.span() - 2 * c.padding());
        this.height = least + 2 * c.stride() + 1;
        this.width = least + 7 * c.stride() + 1;
        this.outHeight = (height + 2 * c.padding() - c.span()) / c.stride() + 1;
        this.outWidth = (width + 2 * c.padding() - c.span()) / c.stride() + 1;
        this.x = twice(numbers(c.in() * height * width, 1), SECOND);
        this.weight = numbers(c.out() * (c.in() / c.groups()) * c.kernel() * c.kernel(), 2);
        this.bias = numbers(c.out(), 3);
        this.after = twice(numbers(c.out() * outHeight * outWidth, 4), 1);
        this.y = new double[after.length];
        this.byInput = new double[gradients ? x.length : 0];
        this.byWeights = new double[gradients ? weight.length : 0];
        compute(gradients);
        int plane = outHeight * outWidth;
        for (int i = 0; i < y.length / 2; i++) {
            double constant = bias[i / plane];
            y[y.length / 2 + i] = constant + SECOND * (y[i] - constant);
        }
        System.arraycopy(byInput, 0, byInput, byInput.length / 2, byInput.length / 2);
        for (int i = 0; i < byWeights.length; i++) {
            byWeights[i] *= 1 + SECOND;
        }
    }

    /** The same twice, the second time multiplied by a factor. */
    private static float[] twice(float[] numbers, float factor) {
        float[] both = Arrays.copyOf(numbers, 2 * numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            both[numbers.length + i] = factor * numbers[i];
        }
        return both;
    }

    /** Between -1 and 1, in steps of 1/8. */
    private static float[] numbers(int count, int seed) {
        float[] numbers = new float[count];
        int state = 0x9E3779B9 * seed;
        for (int i = 0; i < count; i++) {
            state = state * 1664525 + 1013904223;
            numbers[i] = ((state >>> 24) % 17 - 8) / 8f;
        }
        return numbers;
    }

    /** Computes the results of the first image. */
    private void compute(boolean gradients) {
        int in = c.in() / c.groups();
        int outs = c.out() / c.groups();
        int side = c.kernel();
        int plane = outHeight * outWidth;
        for (int o = 0; o < c.out(); o++) {
            Arrays.fill(y, o * plane, (o + 1) * plane, bias[o]);
            for (int i = 0; i < in; i++) {
                int channel = o / outs * in + i;
                for (int tap = 0; tap < side * side; tap++) {
                    int row = tap / side * c.dilation();
                    int column = tap % side * c.dilation();
                    tap(o, channel, (o * in + i) * side * side + tap, row, column, gradients);
                }
            }
        }
    }

    private void tap(int o, int channel, int w, int row, int column, boolean gradients) {
        int stride = c.stride();
        int first = Math.max(0, Math.floorDiv(c.padding() - column + stride - 1, stride));
        int last = Math.min(outWidth - 1, Math.floorDiv(width - 1 + c.padding() - column, stride));
        double sum = 0;
        for (int i = 0; i < outHeight; i++) {
            int from = i * stride + row - c.padding();
            if (from < 0 || from >= height) {
                continue;
            }
            int in = (channel * height + from) * width + column - c.padding();
            int out = (o * outHeight + i) * outWidth;
            for (int j = first; j <= last; j++) {
                y[out + j] += (double) x[in + j * stride] * weight[w];
            }
            if (gradients) {
                for (int j = first; j <= last; j++) {
                    byInput[in + j * stride] += (double) after[out + j] * weight[w];
                    sum += (double) after[out + j] * x[in + j * stride];
                }
            }
        }
        if (gradients) {
            byWeights[w] += sum;
        }
    }
}

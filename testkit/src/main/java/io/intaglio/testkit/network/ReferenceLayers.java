package io.intaglio.testkit.network;

import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Dense;
import io.intaglio.network.Norm;
import io.intaglio.network.Tensor;
import java.util.function.Function;

/**
 * What each layer without a memory does to one example, by the plainest loops. Weights come by their name in the layer.
 */
final class ReferenceLayers {

    private ReferenceLayers() {}

    static Values conv(Conv conv, Values in, Function<String, Tensor> weights) {
        Values out = Values.zeros(conv.output(in.shape));
        float[] weight = weights.apply("weight").data();
        float[] bias = weights.apply("bias").data();
        int perGroup = in.channels / conv.groups();
        int kernel = conv.kernel();
        for (int o = 0; o < out.channels; o++) {
            int first = o / (out.channels / conv.groups()) * perGroup;
            for (int y = 0; y < out.height; y++) {
                for (int x = 0; x < out.width; x++) {
                    double sum = bias[o];
                    for (int i = 0; i < perGroup; i++) {
                        for (int ky = 0; ky < kernel; ky++) {
                            for (int kx = 0; kx < kernel; kx++) {
                                sum += weight[((o * perGroup + i) * kernel + ky) * kernel + kx]
                                        * in.padded(
                                                first + i,
                                                y * conv.stride() - conv.padding() + ky * conv.dilation(),
                                                x * conv.stride() - conv.padding() + kx * conv.dilation());
                            }
                        }
                    }
                    out.set(o, y, x, sum);
                }
            }
        }
        return out;
    }

    /** Each input pixel stamps the kernel, times itself, onto the output. */
    static Values convTranspose(ConvTranspose conv, Values in, Function<String, Tensor> weights) {
        Values out = Values.zeros(conv.output(in.shape));
        float[] weight = weights.apply("weight").data();
        float[] bias = weights.apply("bias").data();
        for (int o = 0; o < out.channels; o++) {
            for (int i = 0; i < out.height * out.width; i++) {
                out.data[o * out.height * out.width + i] = bias[o];
            }
        }
        int kernel = conv.kernel();
        for (int i = 0; i < in.channels; i++) {
            for (int o = 0; o < out.channels; o++) {
                for (int ky = 0; ky < kernel; ky++) {
                    for (int kx = 0; kx < kernel; kx++) {
                        double factor = weight[((i * out.channels + o) * kernel + ky) * kernel + kx];
                        stamp(conv, in, i, out, o, ky, kx, factor);
                    }
                }
            }
        }
        return out;
    }

    private static void stamp(
            ConvTranspose conv, Values in, int from, Values out, int to, int ky, int kx, double factor) {
        for (int y = 0; y < in.height; y++) {
            for (int x = 0; x < in.width; x++) {
                int row = y * conv.stride() - conv.padding() + ky;
                int column = x * conv.stride() - conv.padding() + kx;
                if (row >= 0 && row < out.height && column >= 0 && column < out.width) {
                    out.add(to, row, column, factor * in.get(from, y, x));
                }
            }
        }
    }

    static Values dense(Dense dense, Values in, Function<String, Tensor> weights) {
        Values out = Values.zeros(dense.output(in.shape));
        float[] weight = weights.apply("weight").data();
        float[] bias = weights.apply("bias").data();
        for (int o = 0; o < out.channels; o++) {
            double sum = bias[o];
            for (int i = 0; i < in.channels; i++) {
                sum += weight[o * in.channels + i] * in.data[i];
            }
            out.data[o] = sum;
        }
        return out;
    }

    static Values norm(Norm norm, Values in, Function<String, Tensor> weights) {
        if (norm.mode() == Norm.Mode.CHANNEL) {
            return overChannels(in, weights);
        }
        float[] weight = weights.apply("weight").data();
        float[] bias = weights.apply("bias").data();
        Values out = Values.zeros(in.shape);
        int area = in.height * in.width;
        int groups = norm.mode() == Norm.Mode.GROUP ? norm.groups() : in.channels;
        int perGroup = in.channels / groups;
        for (int group = 0; group < groups; group++) {
            int from = group * perGroup * area;
            int to = from + perGroup * area;
            double mean = 0;
            double variance = 0;
            if (norm.mode() == Norm.Mode.BATCH) {
                mean = weights.apply("running-mean").data()[group];
                variance = weights.apply("running-var").data()[group];
            } else {
                for (int i = from; i < to; i++) {
                    mean += in.data[i] / (to - from);
                }
                for (int i = from; i < to; i++) {
                    variance += (in.data[i] - mean) * (in.data[i] - mean) / (to - from);
                }
            }
            for (int i = from; i < to; i++) {
                int channel = i / area;
                out.data[i] =
                        (in.data[i] - mean) / Math.sqrt(variance + Norm.EPSILON) * weight[channel] + bias[channel];
            }
        }
        return out;
    }

    private static Values overChannels(Values in, Function<String, Tensor> weights) {
        float[] weight = weights.apply("weight").data();
        float[] bias = weights.apply("bias").data();
        Values out = Values.zeros(in.shape);
        for (int y = 0; y < in.height; y++) {
            for (int x = 0; x < in.width; x++) {
                double mean = 0;
                for (int c = 0; c < in.channels; c++) {
                    mean += in.get(c, y, x) / in.channels;
                }
                double variance = 0;
                for (int c = 0; c < in.channels; c++) {
                    variance += (in.get(c, y, x) - mean) * (in.get(c, y, x) - mean) / in.channels;
                }
                for (int c = 0; c < in.channels; c++) {
                    double normal = (in.get(c, y, x) - mean) / Math.sqrt(variance + Norm.EPSILON);
                    out.set(c, y, x, normal * weight[c] + bias[c]);
                }
            }
        }
        return out;
    }
}

package io.intaglio.testkit.network;

import io.intaglio.network.Gdn;
import io.intaglio.network.SelfAttention;
import io.intaglio.network.Tensor;
import java.util.function.Function;

/** Layers in which channels or pixels weigh each other, by the plainest loops. */
final class ReferenceMixing {

    private ReferenceMixing() {}

    static Values gdn(Gdn gdn, Values in, Function<String, Tensor> weights) {
        float[] beta = weights.apply("beta").data();
        float[] gamma = weights.apply("gamma").data();
        int channels = in.channels;
        Values out = Values.zeros(in.shape);
        for (int y = 0; y < in.height; y++) {
            for (int x = 0; x < in.width; x++) {
                for (int i = 0; i < channels; i++) {
                    double sum = (double) beta[i] * beta[i] + Gdn.LEAST;
                    for (int j = 0; j < channels; j++) {
                        double root = gamma[i * channels + j];
                        sum += root * root * in.get(j, y, x) * in.get(j, y, x);
                    }
                    double factor = gdn.inverse() ? Math.sqrt(sum) : 1 / Math.sqrt(sum);
                    out.set(i, y, x, in.get(i, y, x) * factor);
                }
            }
        }
        return out;
    }

    static Values selfAttention(SelfAttention attention, Values in, Function<String, Tensor> weights) {
        double[][] query = projected(in, weights.apply("query").data());
        double[][] key = projected(in, weights.apply("key").data());
        double[][] value = projected(in, weights.apply("value").data());
        int pixels = in.height * in.width;
        int perHead = in.channels / attention.heads();
        Values found = Values.zeros(in.shape);
        for (int head = 0; head < attention.heads(); head++) {
            int from = head * perHead;
            for (int to = 0; to < pixels; to++) {
                double[] shares = shares(query[to], key, from, perHead);
                for (int c = from; c < from + perHead; c++) {
                    double sum = 0;
                    for (int other = 0; other < pixels; other++) {
                        sum += shares[other] * value[other][c];
                    }
                    found.data[c * pixels + to] = sum;
                }
            }
        }
        double[][] out = projected(found, weights.apply("out").data());
        double gain = weights.apply("gain").data()[0];
        Values y = Values.zeros(in.shape);
        for (int c = 0; c < in.channels; c++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                y.data[c * pixels + pixel] = in.data[c * pixels + pixel] + gain * out[pixel][c];
            }
        }
        return y;
    }

    /** How much a query heeds each key, 1 in all. */
    private static double[] shares(double[] query, double[][] keys, int from, int count) {
        double[] shares = new double[keys.length];
        double sum = 0;
        for (int i = 0; i < keys.length; i++) {
            double product = 0;
            for (int c = from; c < from + count; c++) {
                product += query[c] * keys[i][c];
            }
            shares[i] = Math.exp(product / Math.sqrt(count));
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** By pixel, then channel. */
    private static double[][] projected(Values in, float[] weight) {
        int pixels = in.height * in.width;
        double[][] all = new double[pixels][in.channels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int o = 0; o < in.channels; o++) {
                for (int i = 0; i < in.channels; i++) {
                    all[pixel][o] += weight[o * in.channels + i] * in.data[i * pixels + pixel];
                }
            }
        }
        return all;
    }
}

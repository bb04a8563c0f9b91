package io.intaglio.diagnosis;

import io.intaglio.data.SplitMix64;
import io.intaglio.network.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Codes of many images, a row each. Of a map, some positions are taken: each is a row with a number for each channel.
 *
 * <p>Mutable while codes are added; used by one thread.
 */
final class CodeSample {

    private static final double ACTIVE = 0.01;
    private static final double BESIDE_OTHERS = 1e-6;

    /** Of a map's positions, spread over it. */
    private static final int POSITIONS = 16;

    private final List<float[]> means = new ArrayList<>();
    private final List<float[]> draws = new ArrayList<>();
    private final SplitMix64 random = new SplitMix64(1);
    private double[] nats = new double[0];
    private long images;
    private boolean gaussian;

    /** Adds the codes of a batch. */
    void add(Tensor code, Optional<Tensor> logVariance) {
        int count = code.shape().get(0);
        int channels = code.shape().get(1);
        int positions = code.data().length / count / channels;
        gaussian = logVariance.isPresent();
        if (nats.length == 0) {
            nats = new double[channels];
        }
        int every = Math.max(1, positions / POSITIONS);
        for (int i = 0; i < count; i++) {
            for (int p = 0; p < positions; p++) {
                int at = i * channels * positions + p;
                if (logVariance.isPresent()) {
                    addNats(code.data(), logVariance.get().data(), at, positions);
                }
                if (p % every == 0) {
                    addRow(code, logVariance, at, positions);
                }
            }
        }
        images += count;
    }

    private void addNats(float[] mean, float[] logVariance, int from, int stride) {
        for (int c = 0; c < nats.length; c++) {
            double m = mean[from + c * stride];
            double v = logVariance[from + c * stride];
            nats[c] += 0.5 * (m * m + Math.exp(v) - v - 1);
        }
    }

    private void addRow(Tensor code, Optional<Tensor> logVariance, int from, int stride) {
        float[] mean = new float[nats.length];
        float[] draw = new float[nats.length];
        for (int c = 0; c < mean.length; c++) {
            int at = from + c * stride;
            mean[c] = code.data()[at];
            double deviation =
                    logVariance.map(v -> Math.exp(0.5 * v.data()[at])).orElse(0.0);
            draw[c] = (float) (mean[c] + deviation * random.nextGaussian());
        }
        means.add(mean);
        draws.add(draw);
    }

    boolean gaussian() {
        return gaussian;
    }

    /** Returns codes drawn from the posteriors; without posteriors, the codes themselves. */
    List<float[]> draws() {
        return draws;
    }

    Covariance covariance() {
        return Covariance.of(means);
    }

    /** Returns the use of each number. */
    List<CodeUnit> units(Covariance covariance) {
        List<Double> variances = covariance.variances();
        double least = gaussian
                ? ACTIVE
                : BESIDE_OTHERS * variances.stream().mapToDouble(v -> v).max().orElse(0);
        List<CodeUnit> units = new ArrayList<>();
        for (int i = 0; i < nats.length; i++) {
            units.add(new CodeUnit(
                    i,
                    covariance.mean()[i],
                    variances.get(i),
                    gaussian ? nats[i] / images : Double.NaN,
                    variances.get(i) > least));
        }
        return units;
    }
}

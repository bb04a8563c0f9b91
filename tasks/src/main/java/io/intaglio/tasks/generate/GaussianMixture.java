package io.intaglio.tasks.generate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.SplitMix64;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.tasks.embed.Vectors;
import io.intaglio.tasks.numeric.Cholesky;
import io.intaglio.tasks.numeric.Moments;
import io.intaglio.tasks.numeric.Softmax;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A mixture of normal distributions with full covariances. It is fitted to codes by expectation maximization (Dempster
 * et al. 1977), starting from k-means++ centres. For any autoencoder, codes that are drawn from it decode to images
 * that are similar to the data (Ghosh et al. 2020).
 */
final class GaussianMixture {

    private static final int ROUNDS = 100;
    private static final double TOLERANCE = 1e-5;

    /** Share of a coordinate's variance over all codes that is added to its variance in each component. */
    private static final double RIDGE = 1e-3;

    private static final double LEAST_VARIANCE = 1e-12;
    private static final int CHUNK = 1024;
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final double[] shares;
    private final double[][] means;
    private final Cholesky[] factors;

    private GaussianMixture(double[] shares, double[][] means, Cholesky[] factors) {
        this.shares = shares;
        this.means = means;
        this.factors = factors;
    }

    /**
     * Fits a mixture.
     *
     * @param codes at least one, all of the same length
     * @param components number of components; at most one per code is used
     */
    static GaussianMixture fit(float[][] codes, int components, long seed) {
        int k = Math.min(components, codes.length);
        double[] ridge = ridge(codes);
        double[][] means = plusPlus(codes, k, new SplitMix64(seed));
        double[][][] covariances = new double[k][][];
        double[][] all = new Moments(codes[0].length, means[0]).addAll(codes).covariance(codes.length, ridge);
        Arrays.fill(covariances, all);
        double[] shares = new double[k];
        Arrays.fill(shares, 1.0 / k);
        GaussianMixture mixture = of(shares, means, covariances);
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            Round sums = mixture.expect(codes);
            mixture = sums.maximize(codes.length, ridge);
            double now = sums.logLikelihood / codes.length;
            if (now - before < TOLERANCE * Math.abs(now)) {
                break;
            }
            before = now;
        }
        return mixture;
    }

    private static GaussianMixture of(double[] shares, double[][] means, double[][][] covariances) {
        Cholesky[] factors = new Cholesky[shares.length];
        for (int c = 0; c < factors.length; c++) {
            factors[c] = Cholesky.of(covariances[c], LEAST_VARIANCE);
        }
        return new GaussianMixture(shares, means, factors);
    }

    private static double[] ridge(float[][] codes) {
        int n = codes[0].length;
        double[] ridge = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            double squares = 0;
            for (float[] code : codes) {
                sum += code[i];
                squares += (double) code[i] * code[i];
            }
            double mean = sum / codes.length;
            ridge[i] = LEAST_VARIANCE + RIDGE * Math.max(0, squares / codes.length - mean * mean);
        }
        return ridge;
    }

    /** Returns centres that are far from each other (Arthur &amp; Vassilvitskii 2007). */
    private static double[][] plusPlus(float[][] codes, int k, RandomGenerator random) {
        double[][] centres = new double[k][];
        double[] nearest = new double[codes.length];
        Arrays.fill(nearest, Double.MAX_VALUE);
        int chosen = random.nextInt(codes.length);
        for (int c = 0; c < k; c++) {
            centres[c] = Vectors.doubles(codes[chosen]);
            double total = 0;
            for (int i = 0; i < codes.length; i++) {
                double distance = 0;
                for (int d = 0; d < centres[c].length; d++) {
                    double difference = codes[i][d] - centres[c][d];
                    distance += difference * difference;
                }
                nearest[i] = Math.min(nearest[i], distance);
                total += nearest[i];
            }
            double at = random.nextDouble() * total;
            chosen = 0;
            while (chosen < codes.length - 1 && (at -= nearest[chosen]) > 0) {
                chosen++;
            }
        }
        return centres;
    }

    /** The sums of one iteration. */
    private static final class Round {

        private final GaussianMixture before;
        private final Moments[] moments;
        private double logLikelihood;

        Round(GaussianMixture before) {
            this.before = before;
            this.moments = new Moments[before.shares.length];
            for (int c = 0; c < moments.length; c++) {
                moments[c] = new Moments(before.means[c].length, before.means[c]);
            }
        }

        GaussianMixture maximize(int count, double[] ridge) {
            double[] shares = new double[moments.length];
            double[][] means = new double[moments.length][];
            double[][][] covariances = new double[moments.length][][];
            for (int c = 0; c < moments.length; c++) {
                // A component to which no code belongs does not move and gets a weight near 0.
                double weight = Math.max(1e-9, moments[c].weight());
                shares[c] = weight / count;
                means[c] = moments[c].weight() < 1e-9 ? before.means[c] : moments[c].mean();
                covariances[c] = moments[c].covariance(weight, ridge);
            }
            return of(shares, means, covariances);
        }
    }

    /**
     * Computes the sums of one iteration. Parts are added in a fixed order, so the result does not depend on the number
     * of threads.
     */
    private Round expect(float[][] codes) {
        Round whole = new Round(this);
        int chunks = (codes.length + CHUNK - 1) / CHUNK;
        Round[] parts = IntStream.range(0, chunks)
                .parallel()
                .mapToObj(chunk -> {
                    Round part = new Round(this);
                    for (int i = chunk * CHUNK; i < Math.min(codes.length, (chunk + 1) * CHUNK); i++) {
                        double[] logs = logDensities(codes[i]);
                        double[] belonging = Softmax.of(logs);
                        part.logLikelihood += Softmax.logSum(logs);
                        for (int c = 0; c < logs.length; c++) {
                            part.moments[c].add(codes[i], belonging[c]);
                        }
                    }
                    return part;
                })
                .toArray(Round[]::new);
        for (Round part : parts) {
            whole.logLikelihood += part.logLikelihood;
            for (int c = 0; c < whole.moments.length; c++) {
                whole.moments[c].add(part.moments[c]);
            }
        }
        return whole;
    }

    private double[] logDensities(float[] code) {
        double[] logs = new double[shares.length];
        for (int c = 0; c < shares.length; c++) {
            double[] deviation = new double[code.length];
            for (int i = 0; i < code.length; i++) {
                deviation[i] = code[i] - means[c][i];
            }
            logs[c] = Math.log(shares[c])
                    - factors[c].halfLogDeterminant()
                    - (code.length * LOG_TWO_PI + factors[c].squaredDistance(deviation)) / 2;
        }
        return logs;
    }

    /** Returns the natural logarithm of the density at a code. */
    double logDensity(float[] code) {
        return Softmax.logSum(logDensities(code));
    }

    /**
     * Draws a code.
     *
     * @param temperature factor of deviations from a component's mean
     */
    float[] sample(RandomGenerator random, double temperature) {
        double at = random.nextDouble();
        int c = 0;
        while (c < shares.length - 1 && (at -= shares[c]) > 0) {
            c++;
        }
        double[] normal = new double[means[c].length];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = temperature * random.nextGaussian();
        }
        double[] deviation = factors[c].times(normal);
        float[] code = new float[normal.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = (float) (means[c][i] + deviation[i]);
        }
        return code;
    }

    /** Returns the length of codes. */
    int length() {
        return means[0].length;
    }

    /** Returns the tensors for a plate, with names that begin with a prefix. */
    Map<String, Tensor> tensors(String prefix) {
        int k = shares.length;
        int n = means[0].length;
        float[] weights = new float[k];
        float[] centres = new float[k * n];
        float[] lower = new float[k * n * n];
        for (int c = 0; c < k; c++) {
            weights[c] = (float) shares[c];
            for (int i = 0; i < n; i++) {
                centres[c * n + i] = (float) means[c][i];
                for (int j = 0; j <= i; j++) {
                    lower[(c * n + i) * n + j] = (float) factors[c].lower()[i][j];
                }
            }
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(prefix + "share", Tensor.of(List.of(k), weights));
        tensors.put(prefix + "mean", Tensor.of(List.of(k, n), centres));
        tensors.put(prefix + "factor", Tensor.of(List.of(k, n, n), lower));
        return tensors;
    }

    /** Returns the mixture that a plate stores under a prefix; empty if there is none. */
    static Optional<GaussianMixture> of(Weights tensors, String prefix) {
        if (!tensors.names().contains(prefix + "share")) {
            return Optional.empty();
        }
        Tensor share = tensors.get(prefix + "share");
        Tensor mean = tensors.get(prefix + "mean");
        Tensor factor = tensors.get(prefix + "factor");
        int k = share.data().length;
        if (mean == null
                || factor == null
                || mean.shape().size() != 2
                || mean.shape().get(0) != k
                || !factor.shape()
                        .equals(List.of(k, mean.shape().get(1), mean.shape().get(1)))) {
            throw new InvalidInputException("the plate's mixture is damaged: its tensors do not fit each other");
        }
        int n = mean.shape().get(1);
        double[][] means = new double[k][n];
        Cholesky[] factors = new Cholesky[k];
        for (int c = 0; c < k; c++) {
            double[][] lower = new double[n][n];
            for (int i = 0; i < n; i++) {
                means[c][i] = mean.data()[c * n + i];
                for (int j = 0; j < n; j++) {
                    lower[i][j] = factor.data()[(c * n + i) * n + j];
                }
            }
            factors[c] = Cholesky.ofLower(lower);
        }
        return Optional.of(new GaussianMixture(Vectors.doubles(share.data()), means, factors));
    }
}

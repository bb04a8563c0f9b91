package io.intaglio.tasks.detect;

import io.intaglio.tasks.numeric.Cholesky;
import java.util.List;

/**
 * The Mahalanobis distance from the mean of normal vectors. Their covariance is shrunk towards a covariance with the
 * same variance in every direction (Ledoit &amp; Wolf 2004). The amount is computed from the data, so that a few
 * vectors of many numbers are sufficient.
 */
final class Mahalanobis {

    private static final double LEAST_VARIANCE = 1e-12;

    private final double[] mean;

    private final Cholesky covariance;

    Mahalanobis(double[] mean, Cholesky covariance) {
        this.mean = mean;
        this.covariance = covariance;
    }

    /** Fits the distance to normal vectors, at least one, all of the same length. */
    static Mahalanobis fit(List<float[]> vectors) {
        int length = vectors.get(0).length;
        double[] mean = new double[length];
        for (float[] vector : vectors) {
            for (int i = 0; i < length; i++) {
                mean[i] += vector[i] / (double) vectors.size();
            }
        }
        double[][] covariance = new double[length][length];
        double fourth = 0; // the sum of |x|⁴
        double[] off = new double[length];
        for (float[] vector : vectors) {
            double squares = 0;
            for (int i = 0; i < length; i++) {
                off[i] = vector[i] - mean[i];
                squares += off[i] * off[i];
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += off[i] * off[j];
                }
            }
            fourth += squares * squares;
        }
        int n = vectors.size();
        double trace = 0;
        double norm = 0;
        for (int i = 0; i < length; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] /= n;
                norm += (i == j ? 1 : 2) * covariance[i][j] * covariance[i][j];
            }
            trace += covariance[i][i];
        }
        double average = trace / length;
        double distance = norm - length * average * average; // squared distance of the covariance from its target
        double noise = (fourth / n - norm) / n; // squared error of the covariance
        double shrinkage = distance <= 0 ? 1 : Math.max(0, Math.min(1, noise / distance));
        for (int i = 0; i < length; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] *= 1 - shrinkage;
            }
            covariance[i][i] += shrinkage * average + 1e-6 * average + 1e-12;
        }
        return new Mahalanobis(mean, Cholesky.of(covariance, LEAST_VARIANCE));
    }

    double[] mean() {
        return mean;
    }

    Cholesky covariance() {
        return covariance;
    }

    /**
     * Returns the whitened vector: relative to the mean, in units in which normal vectors have variance 1 in all
     * directions.
     */
    float[] whitened(float[] vector) {
        double[] off = new double[mean.length];
        for (int i = 0; i < off.length; i++) {
            off[i] = vector[i] - mean[i];
        }
        double[] solved = covariance.solve(off);
        float[] whitened = new float[off.length];
        for (int i = 0; i < off.length; i++) {
            whitened[i] = (float) solved[i];
        }
        return whitened;
    }

    /** Returns the distance of a whitened vector from the mean. */
    static double distance(float[] whitened) {
        double squares = 0;
        for (float number : whitened) {
            squares += (double) number * number;
        }
        return Math.sqrt(squares);
    }
}

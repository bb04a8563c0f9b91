package io.intaglio.cli.map;

import io.intaglio.data.SplitMix64;
import org.jspecify.annotations.Nullable;

/** The plane in which points spread the most: their two leading principal components. */
final class PrincipalPlane {

    private static final int ROUNDS = 200;

    private PrincipalPlane() {}

    /** Returns the coordinates of each point in the plane, (count, 2). */
    static float[][] of(float[][] points) {
        int length = points[0].length;
        double[] mean = new double[length];
        for (float[] point : points) {
            for (int i = 0; i < length; i++) {
                mean[i] += point[i] / (double) points.length;
            }
        }
        double[][] covariance = new double[length][length];
        for (float[] point : points) {
            for (int i = 0; i < length; i++) {
                double deviation = (point[i] - mean[i]) / points.length;
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += deviation * (point[j] - mean[j]);
                }
            }
        }
        for (int i = 0; i < length; i++) {
            for (int j = i + 1; j < length; j++) {
                covariance[i][j] = covariance[j][i];
            }
        }
        double[] first = leading(covariance, null);
        double[] second = leading(covariance, first);
        float[][] plane = new float[points.length][2];
        for (int p = 0; p < points.length; p++) {
            for (int i = 0; i < length; i++) {
                plane[p][0] += (float) ((points[p][i] - mean[i]) * first[i]);
                plane[p][1] += (float) ((points[p][i] - mean[i]) * second[i]);
            }
        }
        return plane;
    }

    /** By power iteration, at a right angle to another vector where one is given. */
    private static double[] leading(double[][] matrix, double @Nullable [] other) {
        SplitMix64 random = new SplitMix64(1);
        double[] vector = new double[matrix.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = 2 * random.nextDouble() - 1;
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[vector.length];
            for (int i = 0; i < next.length; i++) {
                for (int j = 0; j < next.length; j++) {
                    next[i] += matrix[i][j] * vector[j];
                }
            }
            if (other != null) {
                double along = dot(next, other);
                for (int i = 0; i < next.length; i++) {
                    next[i] -= along * other[i];
                }
            }
            double norm = Math.sqrt(dot(next, next));
            if (norm < 1e-30) {
                return new double[vector.length]; // nothing spreads that way
            }
            for (int i = 0; i < next.length; i++) {
                next[i] /= norm;
            }
            vector = next;
        }
        return vector;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

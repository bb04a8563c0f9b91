package io.intaglio.examples.systems;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.ArrayList;
import java.util.List;

/** Variances of data along its principal components, the largest first, by power iteration with deflation. */
final class PrincipalVariances {

    private static final int ROUNDS = 100;

    private PrincipalVariances() {}

    /** Returns the largest variances, a sum over the pixels each. */
    static List<Double> leading(PictureList pictures, int count) {
        List<float[]> rows = pictures.images().stream().map(ImageBatch::data).toList();
        int length = rows.get(0).length;
        double[][] covariance = covariance(rows, length);
        SplitMix64 random = new SplitMix64(1);
        List<Double> variances = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double[] axis = random.doubles(length).map(value -> value - 0.5).toArray();
            double variance = 0;
            for (int round = 0; round < ROUNDS; round++) {
                axis = product(covariance, axis);
                variance = norm(axis);
                for (int i = 0; i < length; i++) {
                    axis[i] /= variance;
                }
            }
            variances.add(variance);
            for (int i = 0; i < length; i++) {
                for (int j = 0; j < length; j++) {
                    covariance[i][j] -= variance * axis[i] * axis[j];
                }
            }
        }
        return variances;
    }

    /** Returns the variance of each number of some codes. */
    static List<Double> ofNumbers(List<float[]> codes) {
        double[][] covariance = covariance(codes, codes.get(0).length);
        List<Double> variances = new ArrayList<>();
        for (int i = 0; i < covariance.length; i++) {
            variances.add(covariance[i][i]);
        }
        return variances;
    }

    private static double[][] covariance(List<float[]> rows, int length) {
        double[] mean = new double[length];
        for (float[] row : rows) {
            for (int i = 0; i < length; i++) {
                mean[i] += row[i] / (double) rows.size();
            }
        }
        double[][] covariance = new double[length][length];
        for (float[] row : rows) {
            for (int i = 0; i < length; i++) {
                double share = (row[i] - mean[i]) / rows.size();
                for (int j = 0; j < length; j++) {
                    covariance[i][j] += share * (row[j] - mean[j]);
                }
            }
        }
        return covariance;
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}

package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean of vectors and their covariance, divided by their number.
 *
 * @since 0.1
 */
@Incubating
public final class Covariance {

    private static final int BLOCK = 32;

    private final double[] mean;
    private final double[][] matrix;

    private Covariance(double[] mean, double[][] matrix) {
        this.mean = mean;
        this.matrix = matrix;
    }

    /**
     * Computes the covariance.
     *
     * @param rows at least one, all of one length
     * @throws InvalidInputException if there is none
     */
    public static Covariance of(List<float[]> rows) {
        if (rows.isEmpty()) {
            throw new InvalidInputException("a covariance takes at least one vector");
        }
        int length = rows.get(0).length;
        double[] mean = mean(rows, length);
        double[][] matrix = new double[length][length];
        int blocks = (length + BLOCK - 1) / BLOCK;
        // Pictures have many zeros, and the products of those are passed over: so the mean is taken out afterwards.
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int to = Math.min(length, (block + 1) * BLOCK);
            for (float[] row : rows) {
                for (int i = block * BLOCK; i < to; i++) {
                    if (row[i] != 0) {
                        add(matrix[i], row[i], row, i + 1);
                    }
                }
            }
        });
        for (int i = 0; i < length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = matrix[i][j] / rows.size() - mean[i] * mean[j];
                matrix[j][i] = matrix[i][j];
            }
        }
        return new Covariance(mean, matrix);
    }

    private static void add(double[] sums, double factor, float[] row, int to) {
        for (int j = 0; j < to; j++) {
            sums[j] += factor * row[j];
        }
    }

    private static double[] mean(List<float[]> rows, int length) {
        double[] mean = new double[length];
        for (float[] row : rows) {
            for (int i = 0; i < length; i++) {
                mean[i] += row[i];
            }
        }
        for (int i = 0; i < length; i++) {
            mean[i] /= rows.size();
        }
        return mean;
    }

    /** Returns the mean. */
    public double[] mean() {
        return mean.clone();
    }

    /** Returns the symmetric matrix, row by row. */
    public double[][] matrix() {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }

    /** Returns the variance of each number of the vectors. */
    public List<Double> variances() {
        return IntStream.range(0, matrix.length)
                .mapToObj(i -> Math.max(0, matrix[i][i]))
                .toList();
    }
}

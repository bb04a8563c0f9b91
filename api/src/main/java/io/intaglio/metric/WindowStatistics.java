package io.intaglio.metric;

import java.util.Arrays;

/**
 * The local statistics of two planes under a sliding Gaussian window. The window is separable: rows are filtered once
 * and kept in a ring of as many as the window is high, so that memory does not grow with the image.
 */
final class WindowStatistics {

    static final int SIZE = 11;

    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;

    /**
     * Means over all windows.
     *
     * @param similarity luminance x contrast x structure
     * @param structure contrast x structure alone
     */
    record Means(double similarity, double structure) {}

    private final double[] window = gaussian();
    private final int columns;
    private final double[][] ring;
    private final double[] mixed;

    private WindowStatistics(int width) {
        this.columns = width - SIZE + 1;
        this.ring = new double[SIZE][5 * columns];
        this.mixed = new double[5 * columns];
    }

    static Means compare(Plane a, Plane b) {
        return new WindowStatistics(a.width).means(a, b);
    }

    private static double[] gaussian() {
        double[] window = new double[SIZE];
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            double distance = i - SIZE / 2;
            window[i] = Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
            sum += window[i];
        }
        for (int i = 0; i < SIZE; i++) {
            window[i] /= sum;
        }
        return window;
    }

    private Means means(Plane a, Plane b) {
        double similarity = 0;
        double structure = 0;
        for (int y = 0; y < a.height; y++) {
            filterRow(a, b, y, ring[y % SIZE]);
            if (y < SIZE - 1) {
                continue;
            }
            mixRows(y - SIZE + 1);
            for (int x = 0; x < columns; x++) {
                double meanA = mixed[x];
                double meanB = mixed[columns + x];
                double varianceA = mixed[2 * columns + x] - meanA * meanA;
                double varianceB = mixed[3 * columns + x] - meanB * meanB;
                double covariance = mixed[4 * columns + x] - meanA * meanB;
                double cs = (2 * covariance + C2) / (varianceA + varianceB + C2);
                structure += cs;
                similarity += cs * (2 * meanA * meanB + C1) / (meanA * meanA + meanB * meanB + C1);
            }
        }
        double windows = (double) (a.height - SIZE + 1) * columns;
        return new Means(similarity / windows, structure / windows);
    }

    /** Along one row: a, b, a squared, b squared and a times b, one after another. */
    private void filterRow(Plane a, Plane b, int y, double[] filtered) {
        for (int x = 0; x < columns; x++) {
            double sumA = 0;
            double sumB = 0;
            double sumAa = 0;
            double sumBb = 0;
            double sumAb = 0;
            int at = y * a.width + x;
            for (int k = 0; k < SIZE; k++) {
                double weight = window[k];
                double va = a.values[at + k];
                double vb = b.values[at + k];
                sumA += weight * va;
                sumB += weight * vb;
                sumAa += weight * va * va;
                sumBb += weight * vb * vb;
                sumAb += weight * va * vb;
            }
            filtered[x] = sumA;
            filtered[columns + x] = sumB;
            filtered[2 * columns + x] = sumAa;
            filtered[3 * columns + x] = sumBb;
            filtered[4 * columns + x] = sumAb;
        }
    }

    private void mixRows(int top) {
        Arrays.fill(mixed, 0);
        for (int k = 0; k < SIZE; k++) {
            double[] row = ring[(top + k) % SIZE];
            double weight = window[k];
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] += weight * row[i];
            }
        }
    }
}

package io.intaglio.itg;

/** Solves the normal equations of a regression. */
final class Equations {

    private static final double RIDGE = 1e-3;

    private Equations() {}

    /**
     * Returns the weights, with a small ridge; all zero where nothing was seen.
     *
     * @param sums the lower triangle of the products, n rows of n, then the n right sides
     */
    static double[] solve(double[] sums, int n) {
        double[][] factor = new double[n][n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                double sum = sums[i * n + k] + (i == k ? RIDGE * sums[i * n + i] + 1 : 0);
                for (int j = 0; j < k; j++) {
                    sum -= factor[i][j] * factor[k][j];
                }
                factor[i][k] = i == k ? Math.sqrt(Math.max(sum, 1e-9)) : sum / factor[k][k];
            }
        }
        for (int i = 0; i < n; i++) {
            double sum = sums[n * n + i];
            for (int j = 0; j < i; j++) {
                sum -= factor[i][j] * x[j];
            }
            x[i] = sum / factor[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int j = i + 1; j < n; j++) {
                sum -= factor[j][i] * x[j];
            }
            x[i] = sum / factor[i][i];
        }
        return x;
    }
}

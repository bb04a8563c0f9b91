package io.intaglio.tasks.numeric;

/**
 * Weighted sums of deviations from a fixed centre and of their products.
 *
 * @since 0.1
 */
public final class Moments {

    private final double[] centre;
    private double weight;
    private final double[] first;
    private final double[][] second;

    /**
     * Creates sums of nothing.
     *
     * @param length how many numbers a vector has
     * @param centre the centre; one near the mean makes rounding errors small
     */
    public Moments(int length, double[] centre) {
        this.centre = centre;
        this.first = new double[length];
        this.second = new double[length][length];
    }

    /** Returns the sum of the weights. */
    public double weight() {
        return weight;
    }

    /** Adds a vector with a weight. */
    public void add(float[] code, double share) {
        if (share < 1e-10) {
            return;
        }
        weight += share;
        double[] deviation = new double[code.length];
        for (int i = 0; i < code.length; i++) {
            deviation[i] = code[i] - centre[i];
            first[i] += share * deviation[i];
            double scaled = share * deviation[i];
            double[] row = second[i];
            for (int j = 0; j <= i; j++) {
                row[j] += scaled * deviation[j];
            }
        }
    }

    /** Adds vectors with a weight of 1 each. */
    public Moments addAll(float[][] codes) {
        for (float[] code : codes) {
            add(code, 1);
        }
        return this;
    }

    /** Adds other sums with the same centre. */
    public void add(Moments other) {
        weight += other.weight;
        for (int i = 0; i < first.length; i++) {
            first[i] += other.first[i];
            for (int j = 0; j <= i; j++) {
                second[i][j] += other.second[i][j];
            }
        }
    }

    /** Returns the weighted mean. */
    public double[] mean() {
        double[] mean = centre.clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] += first[i] / weight;
        }
        return mean;
    }

    /**
     * Returns the covariance around the weighted mean.
     *
     * @param total number by which sums are divided
     * @param ridge numbers that are added to the diagonal
     */
    public double[][] covariance(double total, double[] ridge) {
        int n = first.length;
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = second[i][j] / total - first[i] / total * (first[j] / total);
                covariance[j][i] = covariance[i][j];
            }
            covariance[i][i] += ridge[i];
        }
        return covariance;
    }
}

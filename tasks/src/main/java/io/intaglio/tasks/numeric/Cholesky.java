package io.intaglio.tasks.numeric;

/**
 * The Cholesky factor: the lower triangle L of a symmetric positive definite matrix L Lᵀ (Golub &amp; Van Loan, section
 * 4.2).
 *
 * @since 0.1
 */
public final class Cholesky {

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /**
     * Factors a matrix. Diagonal numbers that rounding errors make too small are increased.
     *
     * @param symmetric the matrix; it is not changed
     * @param least smallest variance of the result
     */
    public static Cholesky of(double[][] symmetric, double least) {
        int n = symmetric.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = symmetric[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(least, sum)) : sum / lower[j][j];
            }
        }
        return new Cholesky(lower);
    }

    /** Returns the factor with a lower triangle that was stored. */
    public static Cholesky ofLower(double[][] lower) {
        return new Cholesky(lower);
    }

    /** Returns L, not a copy. */
    public double[][] lower() {
        return lower;
    }

    /** Returns half the logarithm of the determinant. */
    public double halfLogDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += Math.log(lower[i][i]);
        }
        return sum;
    }

    /** Returns L⁻¹ x. */
    public double[] solve(double[] x) {
        double[] solved = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double sum = x[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * solved[k];
            }
            solved[i] = sum / lower[i][i];
        }
        return solved;
    }

    /** Returns the squared length of L⁻¹ x: the squared Mahalanobis distance of x from 0. */
    public double squaredDistance(double[] x) {
        double squares = 0;
        for (double each : solve(x)) {
            squares += each * each;
        }
        return squares;
    }

    /** Returns L x. */
    public double[] times(double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k <= i; k++) {
                product[i] += lower[i][k] * x[k];
            }
        }
        return product;
    }
}

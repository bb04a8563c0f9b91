package io.intaglio.tasks.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix, computed with Jacobi rotations (Golub &amp; Van Loan, section
 * 8.5).
 *
 * @since 0.1
 */
public final class SymmetricEigen {

    private static final int SWEEPS = 60;
    private static final double SMALL = 1e-24;

    private final double[] values;

    /** Each row is an eigenvector. */
    private final double[][] vectors;

    private SymmetricEigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /** Decomposes a symmetric matrix, which is not changed. */
    public static SymmetricEigen of(double[][] symmetric) {
        int n = symmetric.length;
        double[][] a = new double[n][];
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = symmetric[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && off(a) > SMALL * norm(a); sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, vectors, p, q);
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return new SymmetricEigen(values, vectors);
    }

    private static double off(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    private static double norm(double[][] a) {
        double sum = 0;
        for (double[] row : a) {
            for (double each : row) {
                sum += each * each;
            }
        }
        return sum;
    }

    /** Makes the entry (p, q) zero. */
    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        double pp = c * c * a[p][p] - 2 * c * s * a[p][q] + s * s * a[q][q];
        double qq = s * s * a[p][p] + 2 * c * s * a[p][q] + c * c * a[q][q];
        rotate(a[p], a[q], c, s);
        a[p][p] = pp;
        a[q][q] = qq;
        a[p][q] = 0;
        a[q][p] = 0;
        for (int k = 0; k < a.length; k++) {
            a[k][p] = a[p][k];
            a[k][q] = a[q][k];
        }
        rotate(vectors[p], vectors[q], c, s);
    }

    private static void rotate(double[] one, double[] other, double c, double s) {
        for (int k = 0; k < one.length; k++) {
            double first = one[k];
            double second = other[k];
            one[k] = c * first - s * second;
            other[k] = s * first + c * second;
        }
    }

    /** Returns the sum of the square roots of the eigenvalues. Negative eigenvalues from rounding errors count as 0. */
    public double sumOfRoots() {
        double sum = 0;
        for (double value : values) {
            sum += Math.sqrt(Math.max(0, value));
        }
        return sum;
    }

    /** Returns the symmetric square root of the matrix. Negative eigenvalues from rounding errors count as 0. */
    public double[][] root() {
        return map(value -> Math.sqrt(Math.max(0, value)));
    }

    /** Returns the symmetric matrix with the same eigenvectors and changed eigenvalues. */
    public double[][] map(DoubleUnaryOperator change) {
        int n = values.length;
        double[][] mapped = new double[n][n];
        for (int k = 0; k < n; k++) {
            double scale = change.applyAsDouble(values[k]);
            double[] vector = vectors[k];
            for (int i = 0; i < n; i++) {
                double factor = scale * vector[i];
                for (int j = 0; j < n; j++) {
                    mapped[i][j] += factor * vector[j];
                }
            }
        }
        return mapped;
    }
}

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
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = c * vp - s * vq;
            vectors[k][q] = s * vp + c * vq;
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
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    mapped[i][j] += scale * vectors[i][k] * vectors[j][k];
                }
            }
        }
        return mapped;
    }
}

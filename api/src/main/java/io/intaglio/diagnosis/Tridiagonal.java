package io.intaglio.diagnosis;

/**
 * Eigenvalues of a symmetric matrix: Householder's reflections make it tridiagonal, and each eigenvalue is found by
 * bisection on the number of those below a value, which is that of negative pivots (Sylvester; Golub &amp; Van Loan,
 * sections 8.3 and 8.4).
 */
final class Tridiagonal {

    private static final int HALVINGS = 60;

    private final double[] diagonal;

    /** The entry i lies beside the diagonal's i and i + 1. */
    private final double[] beside;

    private Tridiagonal(double[] diagonal, double[] beside) {
        this.diagonal = diagonal;
        this.beside = beside;
    }

    /** Reduces a symmetric matrix, of which nothing is left. */
    static Tridiagonal of(double[][] a) {
        int n = a.length;
        double[] beside = new double[Math.max(0, n - 1)];
        double[] product = new double[n];
        for (int k = 0; k < n - 2; k++) {
            double norm = 0;
            for (int i = k + 1; i < n; i++) {
                norm = Math.hypot(norm, a[k][i]);
            }
            if (norm == 0) {
                continue;
            }
            double head = a[k][k + 1] > 0 ? -norm : norm;
            beside[k] = head;
            double[] v = a[k]; // its row is not needed any more
            v[k + 1] -= head;
            double square = 0;
            for (int i = k + 1; i < n; i++) {
                square += v[i] * v[i];
            }
            reflect(a, v, 2 / square, product, k + 1);
        }
        if (n > 1) {
            beside[n - 2] = a[n - 2][n - 1];
        }
        double[] diagonal = new double[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = a[i][i];
        }
        return new Tridiagonal(diagonal, beside);
    }

    /** Computes (I - s v vᵀ) A (I - s v vᵀ) for the rows and columns from a number on, with s vᵀv = 2. */
    private static void reflect(double[][] a, double[] v, double scale, double[] product, int from) {
        int n = a.length;
        double along = 0;
        for (int i = from; i < n; i++) {
            double sum = 0;
            for (int j = from; j < n; j++) {
                sum += a[i][j] * v[j];
            }
            product[i] = scale * sum;
            along += product[i] * v[i];
        }
        double half = 0.5 * scale * along;
        for (int i = from; i < n; i++) {
            product[i] -= half * v[i];
        }
        for (int i = from; i < n; i++) {
            double vi = v[i];
            double pi = product[i];
            double[] row = a[i];
            for (int j = from; j < n; j++) {
                row[j] -= vi * product[j] + pi * v[j];
            }
        }
    }

    /** Returns the eigenvalues, the largest first. */
    double[] eigenvalues() {
        int n = diagonal.length;
        double bound = 0;
        for (int i = 0; i < n; i++) {
            double radius = (i > 0 ? Math.abs(beside[i - 1]) : 0) + (i < n - 1 ? Math.abs(beside[i]) : 0);
            bound = Math.max(bound, Math.abs(diagonal[i]) + radius);
        }
        double[] values = new double[n];
        for (int k = 0; k < n; k++) {
            double low = -bound;
            double high = k == 0 ? bound : values[k - 1];
            for (int step = 0; step < HALVINGS && low < high; step++) {
                double middle = 0.5 * (low + high);
                if (above(middle) > k) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            values[k] = 0.5 * (low + high);
        }
        return values;
    }

    /** Returns the number of eigenvalues above a value. */
    private int above(double value) {
        int count = 0;
        double pivot = 1;
        for (int i = 0; i < diagonal.length; i++) {
            double squared = i == 0 ? 0 : beside[i - 1] * beside[i - 1];
            pivot = diagonal[i] - value - squared / pivot;
            if (Math.abs(pivot) < 1e-300) {
                pivot = -1e-300;
            }
            count += pivot > 0 ? 1 : 0;
        }
        return count;
    }
}

package io.intaglio.tasks;

import io.intaglio.data.SplitMix64;
import java.util.stream.IntStream;

/** Computes leading eigenvectors by orthogonal iteration (Golub &amp; Van Loan, section 8.2). */
final class Subspace {

    private static final int EXTRA = 16;
    private static final int ROUNDS = 60;

    private Subspace() {}

    /**
     * Returns the eigenvectors of the largest eigenvalues. The iteration uses a few more vectors than requested,
     * because the last requested ones then converge faster.
     *
     * @param symmetric a square matrix without negative eigenvalues
     * @return orthonormal vectors that span the same space as the leading eigenvectors
     */
    static float[][] leading(double[][] symmetric, int count) {
        int n = symmetric.length;
        int carried = Math.min(n, count + EXTRA);
        double[][] basis = new double[carried][n];
        SplitMix64 random = new SplitMix64(1);
        for (double[] vector : basis) {
            for (int i = 0; i < n; i++) {
                vector[i] = random.nextDouble() - 0.5;
            }
        }
        orthonormalize(basis);
        for (int round = 0; round < ROUNDS; round++) {
            double[][] before = basis;
            double[][] after = new double[carried][n];
            IntStream.range(0, carried).parallel().forEach(k -> {
                for (int i = 0; i < n; i++) {
                    after[k][i] = dot(symmetric[i], before[k]);
                }
            });
            orthonormalize(after);
            basis = after;
        }
        float[][] axes = new float[count][n];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < n; i++) {
                axes[k][i] = (float) basis[k][i];
            }
        }
        return axes;
    }

    /** Modified Gram-Schmidt. A vector that becomes zero stays zero. */
    private static void orthonormalize(double[][] vectors) {
        for (int k = 0; k < vectors.length; k++) {
            for (int j = 0; j < k; j++) {
                double along = dot(vectors[k], vectors[j]);
                for (int i = 0; i < vectors[k].length; i++) {
                    vectors[k][i] -= along * vectors[j][i];
                }
            }
            double norm = Math.sqrt(dot(vectors[k], vectors[k]));
            for (int i = 0; i < vectors[k].length; i++) {
                vectors[k][i] = norm > 1e-12 ? vectors[k][i] / norm : 0;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double dot(float[] a, float[] b) {
        // Four independent sums: a single one would have to wait for each addition.
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += (double) a[i] * b[i];
            s1 += (double) a[i + 1] * b[i + 1];
            s2 += (double) a[i + 2] * b[i + 2];
            s3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += (double) a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
    }
}

package io.intaglio.tasks.baseline;

/** A separable linear transform of 8x8 blocks: {@code M B M^T}, and the inverse transform with the inverse of M. */
final class BlockTransform {

    static final int SIDE = 8;
    static final int AREA = SIDE * SIDE;

    private final float[] forward;
    private final float[] inverse;

    private BlockTransform(double[][] forward, double[][] inverse) {
        this.forward = flat(forward);
        this.inverse = flat(inverse);
    }

    /** Returns the orthonormal discrete cosine transform (type II). */
    static BlockTransform cosine() {
        double[][] matrix = new double[SIDE][SIDE];
        double[][] transposed = new double[SIDE][SIDE];
        for (int k = 0; k < SIDE; k++) {
            double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / SIDE);
            for (int x = 0; x < SIDE; x++) {
                matrix[k][x] = norm * Math.cos(Math.PI * (2 * x + 1) * k / (2 * SIDE));
                transposed[x][k] = matrix[k][x];
            }
        }
        return new BlockTransform(matrix, transposed);
    }

    /**
     * Returns three periodic levels of the biorthogonal spline wavelet 1.5 (Cohen, Daubechies and Feauveau 1992). Each
     * analysis vector is scaled to norm 1, so that white noise has the same variance in every coefficient.
     */
    static BlockTransform biorthogonal() {
        double[][] matrix = new double[SIDE][SIDE];
        for (int x = 0; x < SIDE; x++) {
            double[] unit = new double[SIDE];
            unit[x] = 1;
            for (int length = SIDE; length > 1; length /= 2) {
                analyse(unit, length);
            }
            for (int k = 0; k < SIDE; k++) {
                matrix[k][x] = unit[k];
            }
        }
        for (double[] row : matrix) {
            double squares = 0;
            for (double value : row) {
                squares += value * value;
            }
            for (int x = 0; x < SIDE; x++) {
                row[x] /= Math.sqrt(squares);
            }
        }
        return new BlockTransform(matrix, inverse(matrix));
    }

    private static void analyse(double[] values, int length) {
        double half = Math.sqrt(0.5);
        double[] low = {3, -3, -22, 22, 128, 128, 22, -22, -3, 3};
        double[] level = new double[length];
        for (int k = 0; k < length / 2; k++) {
            for (int tap = 0; tap < low.length; tap++) {
                level[k] += half / 128 * low[tap] * values[Math.floorMod(2 * k + tap - 4, length)];
            }
            level[length / 2 + k] = half * (values[2 * k] - values[2 * k + 1]);
        }
        System.arraycopy(level, 0, values, 0, length);
    }

    /** Inverts a matrix by Gauss-Jordan elimination with pivoting. */
    private static double[][] inverse(double[][] matrix) {
        double[][] work = new double[SIDE][2 * SIDE];
        for (int i = 0; i < SIDE; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, SIDE);
            work[i][SIDE + i] = 1;
        }
        for (int i = 0; i < SIDE; i++) {
            int pivot = i;
            for (int row = i + 1; row < SIDE; row++) {
                pivot = Math.abs(work[row][i]) > Math.abs(work[pivot][i]) ? row : pivot;
            }
            double[] swapped = work[i];
            work[i] = work[pivot];
            work[pivot] = swapped;
            double divisor = work[i][i];
            for (int k = 0; k < 2 * SIDE; k++) {
                work[i][k] /= divisor;
            }
            for (int row = 0; row < SIDE; row++) {
                double factor = work[row][i];
                for (int k = 0; row != i && k < 2 * SIDE; k++) {
                    work[row][k] -= factor * work[i][k];
                }
            }
        }
        double[][] inverse = new double[SIDE][SIDE];
        for (int i = 0; i < SIDE; i++) {
            System.arraycopy(work[i], SIDE, inverse[i], 0, SIDE);
        }
        return inverse;
    }

    private static float[] flat(double[][] matrix) {
        float[] flat = new float[AREA];
        for (int i = 0; i < AREA; i++) {
            flat[i] = (float) matrix[i / SIDE][i % SIDE];
        }
        return flat;
    }

    /**
     * Transforms the block whose first number is at index {@code at} in an image of that width. Writes from index
     * {@code to}.
     */
    void forward(float[] image, int at, int width, float[] coefficients, int to, float[] scratch) {
        apply(forward, image, at, width, coefficients, to, scratch);
    }

    void inverse(float[] coefficients, int at, float[] block, int to, float[] scratch) {
        apply(inverse, coefficients, at, SIDE, block, to, scratch);
    }

    private static void apply(float[] m, float[] in, int at, int width, float[] out, int to, float[] scratch) {
        for (int k = 0; k < SIDE; k++) {
            int row = k * SIDE;
            for (int x = 0; x < SIDE; x++) {
                int from = at + x;
                scratch[row + x] = m[row] * in[from]
                        + m[row + 1] * in[from + width]
                        + m[row + 2] * in[from + 2 * width]
                        + m[row + 3] * in[from + 3 * width]
                        + m[row + 4] * in[from + 4 * width]
                        + m[row + 5] * in[from + 5 * width]
                        + m[row + 6] * in[from + 6 * width]
                        + m[row + 7] * in[from + 7 * width];
            }
        }
        for (int y = 0; y < SIDE; y++) {
            int row = y * SIDE;
            for (int k = 0; k < SIDE; k++) {
                int column = k * SIDE;
                out[to + row + k] = m[column] * scratch[row]
                        + m[column + 1] * scratch[row + 1]
                        + m[column + 2] * scratch[row + 2]
                        + m[column + 3] * scratch[row + 3]
                        + m[column + 4] * scratch[row + 4]
                        + m[column + 5] * scratch[row + 5]
                        + m[column + 6] * scratch[row + 6]
                        + m[column + 7] * scratch[row + 7];
            }
        }
    }
}

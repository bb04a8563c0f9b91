package io.intaglio.itg;

/**
 * The lapped transform that models begin with: a cosine transform of 16 and a filter across the boundaries of blocks
 * (Tran, Liang and Tu 2003), whose free matrix has the highest coding gain (9.96 dB) for a signal with a correlation of
 * 0.95 between neighbours.
 */
final class Lapped {

    private static final int SIDE = Bands.SIDE;
    private static final int HALF = SIDE / 2;

    private static final double[][] FREE = {
        {0.7922, 0.7247, 0.3048, 0.2771, 0.1876, 0.1557, 0.1100, 0.0788},
        {-0.6217, 0.5676, 0.6830, 0.2181, 0.2428, 0.1422, 0.1218, 0.0786},
        {0.1957, -0.5751, 0.6703, 0.6180, 0.1782, 0.2009, 0.1129, 0.0866},
        {-0.1650, 0.1037, -0.5057, 0.8002, 0.5326, 0.1526, 0.1548, 0.0878},
        {0.0750, -0.1314, 0.0584, -0.4149, 0.9189, 0.4305, 0.1321, 0.1090},
        {-0.0506, 0.0326, -0.0934, 0.0279, -0.3054, 1.0119, 0.3181, 0.1110},
        {0.0163, -0.0278, 0.0081, -0.0540, 0.0068, -0.1835, 1.0741, 0.2036},
        {-0.0042, 0.0003, -0.0089, -0.0033, -0.0181, -0.0049, -0.0564, 1.1048}
    };

    private Lapped() {}

    private static double[][] cosines() {
        double[][] rows = new double[SIDE][SIDE];
        for (int k = 0; k < SIDE; k++) {
            for (int i = 0; i < SIDE; i++) {
                rows[k][i] = Math.sqrt((k == 0 ? 1.0 : 2.0) / SIDE) * Math.cos(Math.PI * (i + 0.5) * k / SIDE);
            }
        }
        return rows;
    }

    /** Returns the filter of the decoder: sums of mirrored samples stay, differences pass through a matrix. */
    private static double[][] filter() {
        double[][] inverse = inverse(FREE);
        double[][] filter = new double[SIDE][SIDE];
        for (int i = 0; i < HALF; i++) {
            for (int k = 0; k < HALF; k++) {
                double same = i == k ? 0.5 : 0;
                // The matrix acts on differences, counted from the boundary outwards.
                double difference = 0.5 * inverse[HALF - 1 - i][HALF - 1 - k];
                filter[i][k] = same + difference;
                filter[i][SIDE - 1 - k] = same - difference;
                filter[SIDE - 1 - i][k] = same - difference;
                filter[SIDE - 1 - i][SIDE - 1 - k] = same + difference;
            }
        }
        return filter;
    }

    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] rows = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, rows[i], 0, n);
            rows[i][n + i] = 1;
        }
        for (int i = 0; i < n; i++) {
            double pivot = rows[i][i];
            for (int k = 0; k < 2 * n; k++) {
                rows[i][k] /= pivot;
            }
            for (int other = 0; other < n; other++) {
                double factor = rows[other][i];
                for (int k = 0; other != i && k < 2 * n; k++) {
                    rows[other][k] -= factor * rows[i][k];
                }
            }
        }
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            inverse[i] = java.util.Arrays.copyOfRange(rows[i], n, 2 * n);
        }
        return inverse;
    }

    private static short[] fixed(double[][] matrix) {
        short[] fixed = new short[matrix.length * matrix[0].length];
        for (int i = 0; i < fixed.length; i++) {
            double value = matrix[i / matrix[0].length][i % matrix[0].length];
            fixed[i] = (short) Math.round(value * (1 << ItgModel.FRACTION));
        }
        return fixed;
    }

    /** Returns the synthesis of a block, a row for each frequency. */
    static short[] block() {
        return fixed(cosines());
    }

    /** Returns the filter across a boundary, a row for each output. */
    static short[] boundary() {
        return fixed(filter());
    }

    /** Returns the RGB of three orthogonal channels: the mean, red less blue, green less the others. */
    static short[] colour() {
        double a = Math.sqrt(1 / 3.0);
        double b = Math.sqrt(1 / 2.0);
        double c = Math.sqrt(1 / 6.0);
        return fixed(new double[][] {{a, a, a}, {b, 0, -b}, {-c, 2 * c, -c}});
    }

    /** Returns the length of the basis function of each frequency, in one direction. */
    static double[] norms() {
        double[][] cosines = cosines();
        double[][] filter = filter();
        double[] norms = new double[SIDE];
        for (int k = 0; k < SIDE; k++) {
            double sum = 0;
            for (int i = 0; i < SIDE; i++) {
                double before = 0;
                double after = 0;
                for (int x = 0; x < HALF; x++) {
                    before += filter[i][HALF + x] * cosines[k][x];
                    after += filter[i][x] * cosines[k][HALF + x];
                }
                sum += before * before + after * after;
            }
            norms[k] = Math.sqrt(sum);
        }
        return norms;
    }
}

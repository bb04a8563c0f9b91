package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;

/**
 * A rectangle of an image that {@link NonLocalMeans} processes. It computes one offset after another over whole rows,
 * so that distances are box sums and the inner loops have no branches.
 */
final class NonLocalMeansTile {

    /**
     * The smallest value of {@link #decay}. It is subtracted from every weight, so that very different patches have the
     * weight 0.
     */
    private static final float NEGLIGIBLE = decay(20);

    private final Planes noisy;
    private final int top;
    private final int left;
    private final int rows;
    private final int columns;
    private final int patch;
    private final int search;
    private final float free;
    private final float scale;
    /** The rows and columns of the centres of patches that overlap the tile. */
    private final int centreRows;

    private final int centreColumns;
    private final float[] line;

    NonLocalMeansTile(NonLocalMeans method, Planes noisy, double sigma, int top, int left, int rows, int columns) {
        this.noisy = noisy;
        this.top = top;
        this.left = left;
        this.rows = rows;
        this.columns = columns;
        this.patch = method.patch();
        this.search = method.search();
        double numbers = (double) patch * patch * noisy.planes.length;
        double h = method.strength() * sigma;
        this.free = (float) (2 * sigma * sigma * numbers);
        this.scale = (float) (1 / (h * h * numbers));
        this.centreRows = rows + patch - 1;
        this.centreColumns = columns + patch - 1;
        this.line = new float[centreColumns + patch - 1];
    }

    void writeTo(ImageBatch clean) {
        float[][] weights = weights();
        float[][] sums = new float[noisy.planes.length][rows * columns];
        float[] votes = new float[rows * columns];
        for (int offset = 0; offset < weights.length; offset++) {
            box(weights[offset], centreColumns, rows, columns, votes);
            int shift = shift(offset);
            for (int c = 0; c < sums.length; c++) {
                float[] plane = noisy.planes[c];
                for (int y = 0; y < rows; y++) {
                    int from = at(y, 0) + shift;
                    for (int x = 0; x < columns; x++) {
                        sums[c][y * columns + x] += votes[y * columns + x] * plane[from + x];
                    }
                }
            }
        }
        for (int c = 0; c < sums.length; c++) {
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    clean.data()[clean.index(0, top + y, left + x, c)] = sums[c][y * columns + x] / (patch * patch);
                }
            }
        }
    }

    /** Returns for each offset the weights of all patch centres. Over all offsets they sum to 1. */
    private float[][] weights() {
        float[][] weights = new float[search * search][centreRows * centreColumns];
        float[] squares = new float[(centreRows + patch - 1) * line.length];
        float[] total = new float[centreRows * centreColumns];
        float[] largest = new float[total.length];
        int self = weights.length / 2;
        for (int offset = 0; offset < weights.length; offset++) {
            if (offset != self) {
                float[] weight = weights[offset];
                squaredDifferences(shift(offset), squares);
                box(squares, line.length, centreRows, centreColumns, weight);
                for (int i = 0; i < weight.length; i++) {
                    weight[i] = decay(Math.max(weight[i] - free, 0) * scale) - NEGLIGIBLE;
                    total[i] += weight[i];
                    largest[i] = Math.max(largest[i], weight[i]);
                }
            }
        }
        weights[self] = largest;
        for (int i = 0; i < total.length; i++) {
            // There is no similar patch, so the patch does not change.
            largest[i] = largest[i] > 0 ? largest[i] : 1;
            total[i] = 1 / (total[i] + largest[i]);
        }
        for (float[] weight : weights) {
            for (int i = 0; i < weight.length; i++) {
                weight[i] *= total[i];
            }
        }
        return weights;
    }

    /**
     * Returns exp(-z) with a relative error of 1e-4, constant from 20. Its arithmetic compiles to vector instructions.
     */
    private static float decay(float z) {
        float u = Math.min(z, 20f) * (-1f / 64);
        float root = 1 + u * (1 + u * (1f / 2 + u * (1f / 6 + u * (1f / 24 + u * (1f / 120)))));
        float power = root * root;
        power *= power;
        power *= power;
        power *= power;
        power *= power;
        return power * power;
    }

    private void squaredDifferences(int shift, float[] squares) {
        Arrays.fill(squares, 0);
        for (float[] plane : noisy.planes) {
            for (int y = 0; y < centreRows + patch - 1; y++) {
                int here = at(y - patch + 1, 1 - patch);
                int there = here + shift;
                int row = y * line.length;
                for (int x = 0; x < line.length; x++) {
                    float difference = plane[here + x] - plane[there + x];
                    squares[row + x] += difference * difference;
                }
            }
        }
    }

    /**
     * Computes sums over squares of a patch's size. The sum at (y, x) is over the square whose first number is at (y,
     * x).
     */
    private void box(float[] numbers, int stride, int outRows, int outColumns, float[] sums) {
        int length = outColumns + patch - 1;
        Arrays.fill(sums, 0, outRows * outColumns, 0);
        for (int y = 0; y < outRows; y++) {
            Arrays.fill(line, 0, length, 0);
            for (int k = 0; k < patch; k++) {
                int row = (y + k) * stride;
                for (int x = 0; x < length; x++) {
                    line[x] += numbers[row + x];
                }
            }
            int row = y * outColumns;
            for (int k = 0; k < patch; k++) {
                for (int x = 0; x < outColumns; x++) {
                    sums[row + x] += line[x + k];
                }
            }
        }
    }

    /** Returns the index of a pixel in a mirrored plane, relative to the first pixel of the tile. */
    private int at(int y, int x) {
        return (noisy.margin + top + y) * noisy.width + noisy.margin + left + x;
    }

    private int shift(int offset) {
        return (offset / search - search / 2) * noisy.width + offset % search - search / 2;
    }
}

package io.intaglio.itg;

import java.util.Arrays;

/** Makes samples of coefficients, in integers. */
final class Synthesis {

    private static final int SIDE = Bands.SIDE;
    private static final int HALF = 1 << ItgModel.FRACTION - 1;
    private static final int COLOUR_SHIFT = ItgModel.FRACTION + Steps.FRACTION;

    private final int[] block;
    private final int[] boundary;
    private final int[] colour;

    Synthesis(ItgModel model) {
        block = wide(model.block);
        boundary = wide(model.boundary);
        colour = wide(model.colour);
    }

    private static int[] wide(short[] values) {
        int[] wide = new int[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** Turns the coefficients of a channel into samples, where they lie. */
    void plane(int[] plane, int width, int height) {
        blocks(plane, width, 0, height / SIDE);
        across(plane, width, 0, height);
        for (int row = 1; row < height / SIDE; row++) {
            along(plane, width, row);
        }
    }

    /** Turns the coefficients of some rows of blocks into samples, where they lie; boundaries are filtered later. */
    private void blocks(int[] plane, int width, int firstRow, int lastRow) {
        int[] half = new int[SIDE * SIDE];
        for (int row = firstRow; row < lastRow; row++) {
            for (int column = 0; column < width / SIDE; column++) {
                block(plane, row * SIDE * width + column * SIDE, width, half);
            }
        }
    }

    private void block(int[] plane, int at, int width, int[] half) {
        int last = vertical(plane, at, width, half);
        if (last < 0) {
            return;
        }
        int[] out = new int[SIDE];
        for (int y = 0; y < SIDE; y++) {
            Arrays.fill(out, HALF);
            for (int h = 0; h <= last; h++) {
                int value = half[y * SIDE + h];
                if (value != 0) {
                    for (int x = 0; x < SIDE; x++) {
                        out[x] += value * block[h * SIDE + x];
                    }
                }
            }
            int to = at + y * width;
            for (int x = 0; x < SIDE; x++) {
                plane[to + x] = out[x] >> ItgModel.FRACTION;
            }
        }
    }

    /** Returns the last column that is not all zeros, or -1. */
    private int vertical(int[] plane, int at, int width, int[] half) {
        int[] sums = new int[SIDE];
        int last = -1;
        for (int h = 0; h < SIDE; h++) {
            boolean any = false;
            Arrays.fill(sums, HALF);
            for (int v = 0; v < SIDE; v++) {
                int value = plane[at + v * width + h];
                if (value != 0) {
                    any = true;
                    for (int y = 0; y < SIDE; y++) {
                        sums[y] += value * block[v * SIDE + y];
                    }
                }
            }
            if (any) {
                last = h;
            }
            for (int y = 0; y < SIDE; y++) {
                half[y * SIDE + h] = any ? sums[y] >> ItgModel.FRACTION : 0;
            }
        }
        return last;
    }

    /** Filters across the vertical boundaries within some rows of samples. */
    private void across(int[] plane, int width, int firstRow, int lastRow) {
        int[] out = new int[SIDE];
        for (int y = firstRow; y < lastRow; y++) {
            for (int x = SIDE; x < width; x += SIDE) {
                int from = y * width + x - SIDE / 2;
                for (int i = 0; i < SIDE; i++) {
                    int sum = HALF;
                    for (int k = 0; k < SIDE; k++) {
                        sum += boundary[i * SIDE + k] * plane[from + k];
                    }
                    out[i] = sum >> ItgModel.FRACTION;
                }
                System.arraycopy(out, 0, plane, from, SIDE);
            }
        }
    }

    /** Filters across one horizontal boundary. */
    private void along(int[] plane, int width, int boundaryRow) {
        int[] in = new int[SIDE * width];
        int from = (boundaryRow * SIDE - SIDE / 2) * width;
        System.arraycopy(plane, from, in, 0, in.length);
        for (int i = 0; i < SIDE; i++) {
            int to = from + i * width;
            Arrays.fill(plane, to, to + width, HALF);
            for (int k = 0; k < SIDE; k++) {
                int weight = boundary[i * SIDE + k];
                for (int x = 0; x < width; x++) {
                    plane[to + x] += weight * in[k * width + x];
                }
            }
            for (int x = 0; x < width; x++) {
                plane[to + x] >>= ItgModel.FRACTION;
            }
        }
    }

    /**
     * Returns one colour's value of a sample, from 0 to 255.
     *
     * @param index 0 for red, 1 for green, 2 for blue
     */
    int colour(int first, int second, int third, int index) {
        int sum = colour[index] * first + colour[3 + index] * second + colour[6 + index] * third;
        int value = (sum + (1 << COLOUR_SHIFT - 1) >> COLOUR_SHIFT) + 128;
        return Math.min(255, Math.max(0, value));
    }
}

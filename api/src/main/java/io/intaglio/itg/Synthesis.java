package io.intaglio.itg;

import java.util.Arrays;

/** Makes samples of coefficients, in integers. */
final class Synthesis {

    private static final int SIDE = Bands.SIDE;
    private static final int HALF = 1 << ItgModel.FRACTION - 1;
    private static final int COLOUR_SHIFT = ItgModel.FRACTION + Steps.FRACTION;

    private final int[] block;
    private final int[] boundary;
    /** The filter, a row for each input. */
    private final int[] turned = new int[SIDE * SIDE];

    private final int[] colour;

    Synthesis(ItgModel model) {
        block = wide(model.block);
        boundary = wide(model.boundary);
        colour = wide(model.colour);
        for (int i = 0; i < turned.length; i++) {
            turned[i] = boundary[i % SIDE * SIDE + i / SIDE];
        }
    }

    private static int[] wide(short[] values) {
        int[] wide = new int[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /**
     * Turns the coefficients of a strip into samples, where they lie. Eight rows of samples stand before it: those of
     * the strip above, not filtered yet across the boundary, unless it is the first one.
     *
     * @param height of the strip, without those
     */
    void strip(int[] plane, int width, int height, boolean first) {
        int top = SIDE / 2;
        int[] half = new int[SIDE * SIDE];
        for (int y = top; y < top + height; y += SIDE) {
            for (int x = 0; x < width; x += SIDE) {
                block(plane, y * width + x, width, half);
            }
        }
        across(plane, width, top, top + height);
        int[] in = new int[SIDE * width];
        for (int y = first ? SIDE : 0; y + SIDE <= height + top; y += SIDE) {
            along(plane, width, y, in);
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
                Arrays.fill(out, HALF);
                for (int k = 0; k < SIDE; k++) {
                    int value = plane[from + k];
                    for (int i = 0; i < SIDE; i++) {
                        out[i] += value * turned[k * SIDE + i];
                    }
                }
                for (int i = 0; i < SIDE; i++) {
                    plane[from + i] = out[i] >> ItgModel.FRACTION;
                }
            }
        }
    }

    /** Filters across one horizontal boundary; its sixteen rows begin at this one. */
    private void along(int[] plane, int width, int first, int[] in) {
        int from = first * width;
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

    /** Makes a row of pixels of samples that lie side by side in their channels. */
    void colours(int[][] planes, int from, byte[] to, int at, int count) {
        int channels = planes.length;
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < channels; c++) {
                to[at + i * channels + c] = (byte)
                        (channels == 1
                                ? colour(planes[0][from + i], 0, 0, c)
                                : colour(planes[0][from + i], planes[1][from + i], planes[2][from + i], c));
            }
        }
    }

    /**
     * Returns one colour's value of a sample, from 0 to 255.
     *
     * @param index 0 for red, 1 for green, 2 for blue
     */
    private int colour(int first, int second, int third, int index) {
        int sum = colour[index] * first + colour[3 + index] * second + colour[6 + index] * third;
        int value = (sum + (1 << COLOUR_SHIFT - 1) >> COLOUR_SHIFT) + 128;
        return Math.min(255, Math.max(0, value));
    }
}

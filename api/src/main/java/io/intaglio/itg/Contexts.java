package io.intaglio.itg;

import java.util.Arrays;

/**
 * The coefficients of one group while they are coded, and what is known of the next one from those before it: a
 * weighted sum of their magnitudes, in one of {@link #CLASSES} classes.
 */
final class Contexts {

    /** The number of magnitudes and sums of them that are weighted. */
    static final int FEATURES = 22;

    static final int CLASSES = 44;

    private static final int CAP = 63;
    private static final int DIAGONALS = 2 * Bands.SIDE - 1;

    final int columns;
    final int rows;
    final int stride;
    final int area;

    /** The coefficients by channel, band and place, with borders of zeros. */
    final short[] values;

    private final byte[] magnitudes;
    /** Sums of the magnitudes of all bands up to a diagonal, without the first band. */
    private final int[] sums;

    private final int zeros;
    private final int[] features = new int[FEATURES];

    Contexts(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.stride = columns + 3;
        this.area = stride * (rows + 3);
        values = new short[ItgModel.CHANNELS * Bands.COUNT * area];
        zeros = values.length;
        magnitudes = new byte[values.length + area];
        sums = new int[ItgModel.CHANNELS * DIAGONALS * area];
    }

    /** Returns the place of a block within a band. */
    int place(int column, int row) {
        return (row + 2) * stride + column + 2;
    }

    /** Returns where a band begins. */
    int plane(int channel, int band) {
        return (channel * Bands.COUNT + band) * area;
    }

    private int planeOrZeros(int channel, int vertical, int horizontal) {
        return vertical < 0 || horizontal < 0 || vertical >= Bands.SIDE || horizontal >= Bands.SIDE || channel < 0
                ? zeros
                : plane(channel, vertical * Bands.SIDE + horizontal);
    }

    /**
     * Sets a coefficient.
     *
     * @param symbol what was coded, which differs from the value where that is predicted
     */
    void set(int at, int value, int symbol) {
        values[at] = (short) value;
        magnitudes[at] = (byte) Math.min(Math.abs(symbol), CAP);
    }

    /** Returns the magnitude of what was coded, capped. */
    int magnitude(int at) {
        return magnitudes[at];
    }

    /** Sums up a diagonal once all its bands are known. */
    void close(int channel, int diagonal) {
        int to = (channel * DIAGONALS + diagonal) * area;
        if (diagonal == 0) {
            Arrays.fill(sums, to, to + area, 0);
            return;
        }
        System.arraycopy(sums, to - area, sums, to, area);
        for (int v = Math.max(0, diagonal - Bands.SIDE + 1); v <= Math.min(diagonal, Bands.SIDE - 1); v++) {
            int from = plane(channel, v * Bands.SIDE + diagonal - v);
            for (int i = 0; i < area; i++) {
                sums[to + i] += magnitudes[from + i];
            }
        }
    }

    /** Returns the mean of a block as its neighbours have it, from the values of the first band. */
    int predicted(ItgModel model, int channel, int place) {
        int at = plane(channel, 0) + place;
        short[] w = model.prediction;
        int sum = w[4 * channel] * values[at - 1]
                + w[4 * channel + 1] * values[at - stride]
                + w[4 * channel + 2] * values[at - stride - 1]
                + w[4 * channel + 3] * values[at - stride + 1];
        return sum + 128 >> 8;
    }

    /** Gathers the features of the blocks of one band, each in turn. */
    final class Band {

        private final int own;
        private final int up;
        private final int left;
        private final int upLeft;
        private final int up2;
        private final int left2;
        private final int before;
        private final int luma;
        private final int lumaRight;
        private final int lumaDown;
        private final int other;
        private final int recent;
        private final int old;
        private final boolean active;

        Band(int channel, int band) {
            int v = Bands.vertical(band);
            int h = Bands.horizontal(band);
            own = plane(channel, band);
            up = planeOrZeros(channel, v - 1, h);
            left = planeOrZeros(channel, v, h - 1);
            upLeft = planeOrZeros(channel, v - 1, h - 1);
            up2 = planeOrZeros(channel, v - 2, h);
            left2 = planeOrZeros(channel, v, h - 2);
            before = planeOrZeros(channel, v - 1, h + 1);
            luma = planeOrZeros(channel == 0 ? -1 : 0, v, h);
            lumaRight = planeOrZeros(channel == 0 ? -1 : 0, v, h + 1);
            lumaDown = planeOrZeros(channel == 0 ? -1 : 0, v + 1, h);
            other = planeOrZeros(channel == 2 ? 1 : -1, v, h);
            int diagonal = v + h;
            active = !Bands.low(band) && diagonal > 1;
            recent = (channel * DIAGONALS + Math.max(0, diagonal - 1)) * area;
            old = (channel * DIAGONALS + Math.max(0, diagonal - 4)) * area;
        }

        /** Returns the features of one block; the array is used again. */
        int[] features(int place) {
            byte[] m = magnitudes;
            int[] f = features;
            int o = own + place;
            f[0] = m[o - 1];
            f[1] = m[o - stride];
            f[2] = m[o - stride - 1];
            f[3] = m[o - stride + 1];
            f[4] = m[o - 2];
            f[5] = m[o - 2 * stride];
            int u = up + place;
            f[6] = m[u];
            f[7] = around(u);
            int l = left + place;
            f[8] = m[l];
            f[9] = around(l);
            f[10] = m[upLeft + place];
            f[11] = m[up2 + place];
            f[12] = m[left2 + place];
            f[13] = m[before + place];
            int y = luma + place;
            f[14] = m[y];
            f[15] = around(y);
            f[16] = m[lumaRight + place] + m[lumaDown + place];
            f[17] = m[other + place];
            f[18] = around(other + place);
            if (active) {
                int[] s = sums;
                int r = recent + place;
                int p = old + place;
                f[19] = s[r] - s[p];
                f[20] = s[r - 1]
                        + s[r + 1]
                        + s[r - stride]
                        + s[r + stride]
                        - s[p - 1]
                        - s[p + 1]
                        - s[p - stride]
                        - s[p + stride];
            } else {
                f[19] = 0;
                f[20] = 0;
            }
            f[21] = 1;
            return f;
        }

        private int around(int at) {
            return magnitudes[at - 1] + magnitudes[at + 1] + magnitudes[at - stride] + magnitudes[at + stride];
        }
    }

    /** Returns the class of a weighted sum: four to each doubling, the lowest up to 1/128. */
    static int classOf(int sum) {
        if (sum < 32) {
            return 0;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(sum);
        return Math.min(CLASSES - 1, 4 * (exponent - 5) + (sum >> exponent - 2 & 3) + 1);
    }
}

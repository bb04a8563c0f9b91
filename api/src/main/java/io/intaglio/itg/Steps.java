package io.intaglio.itg;

/** The steps of a file's coefficients. */
final class Steps {

    /** Bits behind the point of coefficients and samples. */
    static final int FRACTION = 5;

    /** The largest gain of a file. */
    static final int MOST = 191;

    /** 1024 times the powers of two by sixteenths. */
    private static final int[] POWERS = {
        1024, 1069, 1117, 1166, 1218, 1272, 1328, 1387, 1448, 1512, 1579, 1649, 1722, 1798, 1878, 1961
    };

    private static final int LIMIT = 1 << 19;

    private Steps() {}

    /** Returns a file's step with its fraction: 1/8 for the gain 0, twice as much with every 16. */
    static int of(int gain) {
        return POWERS[gain & 15] << (gain >> 4) >> 8;
    }

    /** Returns the step of a band. */
    static int of(ItgModel model, int gain, int channel, int band) {
        return Math.max(1, (of(gain) * model.gains[channel * Bands.COUNT + band] + 2048) >> 12);
    }

    /**
     * Returns the coefficient that a value stands for.
     *
     * @param cell of the value's class
     */
    static int coefficient(ItgModel model, int value, int cell, int band, int step) {
        if (value == 0) {
            return 0;
        }
        int magnitude = Math.abs(value) << 7;
        if (band != 0) {
            magnitude -= model.corrections[2 * cell + (Math.abs(value) == 1 ? 0 : 1)];
        }
        int scaled = (int) Math.min(LIMIT, (long) magnitude * step + 64 >> 7);
        return value < 0 ? -scaled : scaled;
    }
}

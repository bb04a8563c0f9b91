package io.intaglio.itg;

/** Reads what {@link RangeEncoder} wrote. Behind the last byte it reads zeros. */
final class RangeDecoder {

    private static final long LEAST = 1L << 40;

    private final byte[] data;
    private final int end;
    private int at;
    private long range = (1L << 48) - 1;
    private long code;

    RangeDecoder(byte[] data, int from, int length) {
        this.data = data;
        this.at = from;
        this.end = from + length;
        for (int i = 0; i < 6; i++) {
            code = code << 8 | next();
        }
    }

    /**
     * Reads one bit.
     *
     * @param zero the probability of a zero, in 1/65536
     */
    int bit(int zero) {
        long bound = (range >>> 16) * zero;
        int bit;
        if (code < bound) {
            range = bound;
            bit = 0;
        } else {
            code -= bound;
            range -= bound;
            bit = 1;
        }
        while (range < LEAST) {
            range <<= 8;
            code = code << 8 | next();
        }
        return bit;
    }

    /** Reads bits that are as often ones as zeros, the highest first. */
    int raw(int bits) {
        int value = 0;
        for (int i = 0; i < bits; i++) {
            value = value << 1 | bit(1 << 15);
        }
        return value;
    }

    private int next() {
        return at < end ? data[at++] & 0xFF : 0;
    }
}

package io.intaglio.itg;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Codes bits by their probabilities: a binary range coder of 48 bits with carry, probabilities of 16. */
final class RangeEncoder {

    private static final long TOP = 1L << 48;
    private static final long LEAST = 1L << 40;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long low;
    private long range = TOP - 1;
    private int cache;
    private long pending;
    private boolean started;

    /**
     * Codes one bit.
     *
     * @param zero the probability of a zero, in 1/65536, from 1 to 65535
     */
    void bit(int bit, int zero) {
        long bound = (range >>> 16) * zero;
        if (bit == 0) {
            range = bound;
        } else {
            low += bound;
            range -= bound;
        }
        while (range < LEAST) {
            range <<= 8;
            shift();
        }
    }

    /** Codes bits that are as often ones as zeros, the highest first. */
    void raw(int value, int bits) {
        for (int i = bits - 1; i >= 0; i--) {
            bit(value >>> i & 1, 1 << 15);
        }
    }

    /** Returns all bytes, without the zeros at their end, which a decoder adds again. */
    byte[] finish() {
        low = (low + LEAST - 1) & ~(LEAST - 1);
        for (int i = 0; i < 7; i++) {
            shift();
        }
        byte[] all = out.toByteArray();
        int length = all.length;
        while (length > 0 && all[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(all, length);
    }

    private void shift() {
        long top = low >>> 40;
        if (top != 0xFF) {
            int carry = (int) (top >>> 8);
            if (started) {
                out.write(cache + carry);
            }
            started = true;
            for (; pending > 0; pending--) {
                out.write(0xFF + carry);
            }
            cache = (int) (top & 0xFF);
        } else {
            pending++;
        }
        low = low << 8 & TOP - 1;
    }
}

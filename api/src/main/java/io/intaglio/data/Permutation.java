package io.intaglio.data;

import java.util.Objects;

/**
 * A pseudorandom permutation of the numbers 0 to n - 1, determined by a seed. It needs no memory for the numbers: it is
 * a Feistel network over the next power of four with cycle walking (Black and Rogaway, "Ciphers with arbitrary finite
 * domains", CT-RSA 2002). The same on every machine. Immutable.
 *
 * @since 0.1
 */
public final class Permutation {

    private static final int ROUNDS = 8;

    private final long size;
    private final int halfBits;
    private final long halfMask;
    private final long[] keys = new long[ROUNDS];

    private Permutation(long size, long seed) {
        this.size = size;
        int bits = 1;
        while (bits < 31 && 1L << (2 * bits) < size) {
            bits++;
        }
        halfBits = bits;
        halfMask = (1L << bits) - 1;
        SplitMix64 random = SplitMix64.at(seed, size);
        for (int i = 0; i < ROUNDS; i++) {
            keys[i] = random.nextLong();
        }
    }

    /**
     * Returns a permutation of {@code size} numbers.
     *
     * @param size from 1 to 2^62
     */
    public static Permutation of(long size, long seed) {
        if (size < 1 || size > 1L << 62) {
            throw new IllegalArgumentException("a permutation is of 1 to 2^62 numbers, not " + size);
        }
        return new Permutation(size, seed);
    }

    /** Returns the number of elements. */
    public long size() {
        return size;
    }

    /** Returns the number at a position, both from 0 to {@code size() - 1}. */
    public long at(long place) {
        long value = Objects.checkIndex(place, size);
        do {
            value = scramble(value);
        } while (value >= size);
        return value;
    }

    private long scramble(long value) {
        long left = value >>> halfBits;
        long right = value & halfMask;
        for (long key : keys) {
            long next = left ^ (SplitMix64.mix(right + key) & halfMask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}

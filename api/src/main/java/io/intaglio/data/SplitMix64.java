package io.intaglio.data;

import java.util.random.RandomGenerator;

/**
 * A random number generator that gives the same bits for the same seed on every machine and Java version: SplitMix64
 * (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Only the methods defined in
 * this class are guaranteed to stay the same; Java may change how the inherited ones use {@link #nextLong()}. Not
 * thread-safe.
 *
 * @since 0.1
 */
public final class SplitMix64 implements RandomGenerator {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** Creates a generator from a seed; every seed is valid. */
    public SplitMix64(long seed) {
        state = seed;
    }

    /**
     * Returns an independent generator for each place: the numbers of (seed, epoch, index), for example, are
     * independent of those of (seed, epoch, index + 1).
     */
    public static SplitMix64 at(long seed, long... place) {
        long mixed = mix(seed);
        for (long step : place) {
            // Turned, so that (a, b) and (b, a) part.
            mixed = mix(Long.rotateLeft(mixed, 17) + GOLDEN + mix(step));
        }
        return new SplitMix64(mixed);
    }

    /** Mixes 64 bits by a bijection: each bit of the input affects about half of the output's bits. */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    @Override
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound is at least 1, not " + bound);
        }
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** Returns a uniform number in [0, 1), a multiple of 2^-53. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Returns a uniform number in [0, 1), a multiple of 2^-24. */
    @Override
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1p-24f;
    }

    /** Returns a uniform number from {@code origin} to {@code bound}; if both are equal, that number. */
    @Override
    public double nextDouble(double origin, double bound) {
        return origin + (bound - origin) * nextDouble();
    }

    /** Returns a Gaussian number with mean 0 and standard deviation 1, by Marsaglia's polar method. */
    @Override
    public double nextGaussian() {
        while (true) {
            double u = 2 * nextDouble() - 1;
            double v = 2 * nextDouble() - 1;
            double s = u * u + v * v;
            if (s < 1 && s > 0) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }
}

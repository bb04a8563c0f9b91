package io.intaglio.network;

/** Computes the receptive field and the resolution after each of a sequence of layers, in pixels of its input. */
final class ReceptiveFieldCalculator {

    private double radius;
    private long down = 1; // a pixel here spans down / up input pixels, a fraction in lowest terms
    private long up = 1;
    private long stride = 1;

    void through(ReceptiveField reach) {
        radius += reach.radius() * down / up;
        down = Math.multiplyExact(down, reach.down());
        reduce();
        // A side is up / down times that of the input, a whole number only if the input's side is a multiple of down.
        stride = Math.multiplyExact(stride / gcd(stride, down), down);
        up = Math.multiplyExact(up, reach.up());
        reduce();
    }

    private void reduce() {
        long common = gcd(down, up);
        down /= common;
        up /= common;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    double radius() {
        return radius;
    }

    /** Returns the factor by which height and width are enlarged after they were reduced by {@link #stride}. */
    int enlargement() {
        return Math.toIntExact(Math.multiplyExact(stride / down, up));
    }

    /**
     * Returns the number of which the input's height and width must be multiples, so that all reductions give whole
     * numbers.
     */
    int stride() {
        return Math.toIntExact(stride);
    }
}

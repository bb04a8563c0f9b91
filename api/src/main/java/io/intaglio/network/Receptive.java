package io.intaglio.network;

/** Follows reach and resolution through a chain of layers, in pixels of the chain's input. */
final class Receptive {

    private double radius;
    private long down = 1; // a pixel here spans down / up input pixels, a fraction in lowest terms
    private long up = 1;
    private long stride = 1;

    void through(ReceptiveField reach) {
        radius += reach.radius() * down / up;
        down = Math.multiplyExact(down, reach.down());
        reduce();
        // Here a side is up / down of the input's: whole only if the input's is a multiple of down.
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

    /** By how much the sides are enlarged again where they were first reduced by {@link #stride}. */
    int enlargement() {
        return Math.toIntExact(Math.multiplyExact(stride / down, up));
    }

    /** Input sizes that are multiples of this survive every reduction and come back whole. */
    int stride() {
        return Math.toIntExact(stride);
    }
}

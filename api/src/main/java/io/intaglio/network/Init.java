package io.intaglio.network;

/**
 * The initial values of a weight.
 *
 * @param bound values are drawn from a uniform distribution on [-bound, bound]; if it is 0, all values are {@code
 *     value}
 * @param value the constant initial value if {@code bound} is 0
 * @param diagonal the number that is added to {@code value} on the diagonal of a matrix
 * @since 0.1
 */
public record Init(double bound, double value, double diagonal) {

    /** Returns a constant initialization. */
    public static Init constant(double value) {
        return new Init(0, value, 0);
    }

    /** Returns a constant for the diagonal of a matrix, and another one for the other values. */
    public static Init diagonal(double on, double off) {
        return new Init(0, off, on - off);
    }

    /**
     * Returns a uniform initialization with standard deviation {@code gain / sqrt(fanIn)} (He et al. 2015 for gain √2).
     *
     * @param fanIn number of inputs that each output sums over
     */
    public static Init fanIn(double gain, long fanIn) {
        return new Init(gain * Math.sqrt(3.0 / fanIn), 0, 0);
    }
}

package io.intaglio.network;

/**
 * The initial values of a weight.
 *
 * @param bound the weight is drawn evenly from [-bound, bound]; with 0 it begins as {@code value} everywhere
 * @param value the constant to begin with where {@code bound} is 0
 * @param diagonal what is added to {@code value} on the diagonal of a matrix
 * @since 0.1
 */
public record Init(double bound, double value, double diagonal) {

    /** A constant. */
    public static Init constant(double value) {
        return new Init(0, value, 0);
    }

    /** A constant on the diagonal of a matrix, another one elsewhere. */
    public static Init diagonal(double on, double off) {
        return new Init(0, off, on - off);
    }

    /**
     * Returns a uniform initialization with standard deviation {@code gain / sqrt(fanIn)} (He et al. 2015 for gain √2).
     *
     * @param fanIn how many inputs each output sums over
     */
    public static Init fanIn(double gain, long fanIn) {
        return new Init(gain * Math.sqrt(3.0 / fanIn), 0, 0);
    }
}

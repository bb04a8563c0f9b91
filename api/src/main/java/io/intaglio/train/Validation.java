package io.intaglio.train;

/**
 * How well the averaged weights do on held-out data.
 *
 * @param step after which
 * @param mse mean squared error between output and target, both as they are; where errors are weighted, the weighted mean
 * @param best whether no look before was better
 */
public record Validation(long step, double mse, boolean best) {

    /** The same as a peak signal-to-noise ratio in dB, over all images together. */
    public double psnr() {
        return -10 * Math.log10(mse);
    }
}

package io.intaglio.plugin.opencv;

/**
 * How strongly OpenCV's non-local means smooth, on the 0..255 scale.
 *
 * @param lightness of the lightness
 * @param colour of the two colour channels
 */
record Strength(double lightness, double colour) {

    /**
     * What a noise level calls for: the best PSNR of h / sigma in 0.35, 0.5, 0.65, 0.8, 1 and h-color / sigma in 0.4, 0.7, 1,
     * 1.5, on photographs other than those that tests compare, at sigma = 10, 15, 25 and 50 alike.
     *
     * @param sigma of the noise, on the 0..255 scale
     */
    static Strength of(double sigma) {
        return new Strength(0.5 * sigma, 0.7 * sigma);
    }
}

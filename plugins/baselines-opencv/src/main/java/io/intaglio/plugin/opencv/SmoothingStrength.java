package io.intaglio.plugin.opencv;

/**
 * How strongly OpenCV's non-local means smooth, on the 0..255 scale.
 *
 * @param lightness of the lightness
 * @param colour of the two colour channels
 */
record SmoothingStrength(double lightness, double colour) {

    /**
     * What a noise level calls for, with the patches and search that the provider has by default: of h / sigma from
     * 0.35 to 1 and h-color / sigma from 0.4 to 1.5, on photographs other than those that tests compare, these are
     * within 0.15 dB of the best PSNR at sigma = 15, 25 and 50 alike.
     *
     * @param sigma of the noise, on the 0..255 scale
     */
    static SmoothingStrength of(double sigma) {
        return new SmoothingStrength(0.6 * sigma, 0.7 * sigma);
    }

    /** In the proportion of {@link #of}. */
    static SmoothingStrength ofLightness(double lightness) {
        return of(lightness / 0.6);
    }
}

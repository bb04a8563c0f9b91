package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;

/**
 * Converts qualities from 1 to 100 to parameters of the encoder.
 *
 * @since 0.1
 */
public final class ItgQuality {

    /** The default quality, suitable for photographs. */
    public static final int USUAL = 60;

    /**
     * The rate-distortion trade-off that gives photographs the best quality for their size: the squared error that one
     * bit is worth, in squared steps.
     */
    public static final double LAMBDA = 0.14;

    private static final int NONE = 190;

    private ItgQuality() {}

    /**
     * Returns the gain of a quality.
     *
     * @param quality from 1 (the smallest files) to 100
     */
    public static int gain(int quality) {
        if (quality < 1 || quality > 100) {
            throw new InvalidInputException("a quality must be between 1 and 100, not " + quality);
        }
        return NONE - quality;
    }
}

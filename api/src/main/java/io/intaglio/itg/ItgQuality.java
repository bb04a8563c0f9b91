package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;

/**
 * Qualities from 1 to 100 and what an encoder makes of them.
 *
 * @since 0.1
 */
public final class ItgQuality {

    /** A quality for photographs. */
    public static final int USUAL = 60;

    /** The cost of a bit in squares of a step that gives photographs the best quality for their size. */
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

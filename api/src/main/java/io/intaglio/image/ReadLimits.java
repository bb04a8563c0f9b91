package io.intaglio.image;

import io.intaglio.config.InvalidInputException;

/**
 * Limits the size and the time when one picture is read. A few bytes can declare a picture of any size, so the size is
 * checked before the picture is decoded.
 *
 * @param maxPixels the largest width times height, 1 to 500 million
 * @param seconds the longest time for reading, 1 to 3600
 * @since 0.1
 */
public record ReadLimits(long maxPixels, int seconds) {

    public ReadLimits {
        if (maxPixels < 1 || maxPixels > 500_000_000) {
            throw new InvalidInputException(
                    "a limit is 1 to 500000000 pixels a picture, not " + maxPixels + ": more do not fit one array");
        }
        if (seconds < 1 || seconds > 3600) {
            throw new InvalidInputException("a picture may take 1 to 3600 seconds to read, not " + seconds);
        }
    }

    /** Returns the default limits: 200 million pixels (a 150-megapixel camera fits) and one minute. */
    public static ReadLimits standard() {
        return new ReadLimits(200_000_000, 60);
    }

    /** Returns these limits with another number of pixels. */
    public ReadLimits withMaxPixels(long pixels) {
        return new ReadLimits(pixels, seconds);
    }

    /** A file larger than this holds more than its pixels need (16 bytes each, and 16 MiB beside them). */
    int maxBytes() {
        return (int) Math.min(Integer.MAX_VALUE - 16L, maxPixels * 16 + (16 << 20));
    }
}

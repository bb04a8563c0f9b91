package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;

/**
 * What may be said of drawn data.
 *
 * @param count how many images
 * @param seed decides every image
 * @param size pixels a side
 */
record DemoSettings(int count, long seed, int size) {

    DemoSettings {
        if (count < 1) {
            throw new InvalidInputException("count is at least 1, not " + count);
        }
        if (size < 16 || size > 1024) {
            throw new InvalidInputException("size is 16 to 1024 pixels, not " + size);
        }
    }

    /** The digest of drawings: they follow from these settings and from what draws them. */
    String digest(String drawer) {
        return new Digest().add(drawer).add(count).add(seed).add(size).hex();
    }
}

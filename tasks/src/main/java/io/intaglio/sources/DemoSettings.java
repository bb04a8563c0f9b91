package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;

/**
 * The settings of drawn data.
 *
 * @param count number of images
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

    /** Returns the digest of drawings: these settings and their drawer determine them. */
    String digest(String drawer) {
        return new Digest().add(drawer).add(count).add(seed).add(size).hex();
    }
}

package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;

/**
 * The settings of synthetic data.
 *
 * @param count number of images
 * @param seed seed of all images
 * @param size height and width in pixels, 16 to 1024
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

    /** Returns the digest of the images, which these settings and the kind of data determine. */
    String digest(String drawer) {
        return new Digest().add(drawer).add(count).add(seed).add(size).hex();
    }
}

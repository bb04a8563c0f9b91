package io.intaglio.image;

import io.intaglio.config.InvalidInputException;

/**
 * Describes the images that a network accepts or produces.
 *
 * @param channels 1 for gray, 3 for colour (RGB), more for images with additional channels, such as masks
 * @param height in pixels, or {@link #ANY}
 * @param width in pixels, or {@link #ANY}
 * @since 0.1
 */
public record ImageSpec(int channels, int height, int width) {

    /** Stands for any height or width. */
    public static final int ANY = -1;

    public ImageSpec {
        if (channels < 1 || channels > 1024) {
            throw new InvalidInputException("an image has 1 to 1024 channels, not " + channels);
        }
        if ((height < 1 && height != ANY) || (width < 1 && width != ANY)) {
            throw new InvalidInputException("an image is at least 1x1 pixels, not " + width + "x" + height);
        }
    }

    /** Returns the specification of images of any size. */
    public static ImageSpec anySize(int channels) {
        return new ImageSpec(channels, ANY, ANY);
    }

    /** Returns whether height and width are both fixed. */
    public boolean fixed() {
        return height != ANY && width != ANY;
    }

    /** Returns channels x height x width, for example {@code 3x32x32}, with {@code *} for any extent. */
    @Override
    public String toString() {
        return channels + "x" + extent(height) + "x" + extent(width);
    }

    private static String extent(int value) {
        return value == ANY ? "*" : Integer.toString(value);
    }
}

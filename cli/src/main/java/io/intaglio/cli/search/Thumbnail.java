package io.intaglio.cli.search;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Resampling;

/** A small gray picture, a byte a pixel. Its darkest pixel is black and its brightest white, unless all are equal. */
public final class Thumbnail {

    /** The largest height and width. */
    static final int LARGEST = 32;

    /** The smallest height and width: in half of fewer pixels nothing can be aligned. */
    static final int SMALLEST = 8;

    /** Sides are multiples of it, because they are halved. */
    static final int MULTIPLE = 2;

    /** Less contrast is none. */
    static final float FLAT = 1e-4f;

    private final int height;
    private final int width;
    private final byte[] gray;

    /**
     * Creates a thumbnail over an array, which is not copied.
     *
     * @param gray row by row, 0 for black to 255 for white
     */
    Thumbnail(int height, int width, byte[] gray) {
        this.height = height;
        this.width = width;
        this.gray = gray;
    }

    /**
     * Returns an image in a size, whatever its proportions.
     *
     * @param image one image, (1, height, width, channels), finite
     */
    static Thumbnail of(ImageBatch image, int height, int width) {
        float[] pixels = Resampling.resize(Picture.of(image).gray().pixels(), height, width)
                .data();
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float pixel : pixels) {
            least = Math.min(least, pixel);
            most = Math.max(most, pixel);
        }
        // Pictures that use a small part of their range keep what bytes can tell apart.
        float scale = most - least > FLAT ? 255 / (most - least) : 0;
        byte[] gray = new byte[pixels.length];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = (byte) Math.round(scale * (pixels[i] - least));
        }
        return new Thumbnail(height, width, gray);
    }

    /** Returns the height or the width of thumbnails for images with that many pixels a side. */
    static int side(int pixels) {
        return Math.max(SMALLEST, Math.min(LARGEST, pixels / MULTIPLE * MULTIPLE));
    }

    /** Returns the pixels, not a copy. */
    byte[] bytes() {
        return gray;
    }

    /** Returns the pixels, 0 for black to 1 for white. */
    GrayImage image() {
        float[] pixels = new float[gray.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (gray[i] & 0xFF) / 255f;
        }
        return new GrayImage(height, width, pixels);
    }
}

package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;

/**
 * The way in which images of any size get the one size of a batch.
 *
 * @since 0.1
 */
public sealed interface Framing {

    /**
     * Cuts squares from the images; a smaller image is first padded by mirroring, evenly on both sides.
     *
     * @param side in pixels
     * @param centred whether they are cut from the middle; otherwise at a random place
     */
    record Crop(int side, boolean centred) implements Framing {

        public Crop {
            if (side < 1) {
                throw new InvalidInputException("a crop's side is at least 1 pixel, not " + side);
            }
        }
    }

    /**
     * Resizes images, keeping their aspect, until they just cover a rectangle, and crops them to it around the middle.
     * An image that already has that size stays as it is.
     *
     * @param height in pixels
     * @param width in pixels
     */
    record Cover(int height, int width) implements Framing {

        public Cover {
            if (height < 1 || width < 1) {
                throw new InvalidInputException(
                        "images are resized to at least 1x1 pixels, not " + width + "x" + height);
            }
        }

        /** By how much a covering image may be longer than what is cut from it. */
        private static final int LONGEST = 16;

        /** The part that {@code scale} makes larger than this, with a margin where there is more. */
        private ImageBatch middle(ImageBatch images, double scale) {
            int rows = Math.min(images.height(), 4 * (int) Math.ceil(height / scale));
            int columns = Math.min(images.width(), 4 * (int) Math.ceil(width / scale));
            return images.crop((images.height() - rows) / 2, (images.width() - columns) / 2, rows, columns);
        }

        /**
         * Returns images of any size brought to this size. Values are clipped to [0, 1] where resizing overshoots.
         *
         * @param images (n, h, w, c)
         * @return (n, height, width, c); the images themselves where that is their size
         */
        public ImageBatch apply(ImageBatch images) {
            if (images.height() == height && images.width() == width) {
                return images;
            }
            double scale = Math.max((double) height / images.height(), (double) width / images.width());
            // A line would be resized to gigabytes, of which a square is wanted.
            boolean thin = scale * images.height() > LONGEST * height || scale * images.width() > LONGEST * width;
            ImageBatch from = thin ? middle(images, scale) : images;
            int rows = Math.max(height, (int) Math.round(from.height() * scale));
            int columns = Math.max(width, (int) Math.round(from.width() * scale));
            ImageBatch covering = Resampling.resize(from, rows, columns);
            ImageBatch cut = covering.crop((rows - height) / 2, (columns - width) / 2, height, width);
            float[] data = cut.data();
            for (int i = 0; i < data.length; i++) {
                data[i] = Math.max(0, Math.min(1, data[i]));
            }
            return cut;
        }
    }

    /** Returns a framing by random squares. */
    static Framing crop(int side) {
        return new Crop(side, false);
    }

    /** Returns a framing by the square in the middle. */
    static Framing centredCrop(int side) {
        return new Crop(side, true);
    }
}

package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;

/**
 * The way in which images of any size get the same size for a batch.
 *
 * @since 0.1
 */
public sealed interface Framing {

    /**
     * Crops squares from the images. A smaller image is first padded by mirroring, equally on both sides.
     *
     * @param side side length of the square in pixels, at least 1
     * @param centred whether the square is at the centre of the image; otherwise it is at a random place
     */
    record Crop(int side, boolean centred) implements Framing {

        public Crop {
            if (side < 1) {
                throw new InvalidInputException("a crop's side is at least 1 pixel, not " + side);
            }
        }
    }

    /**
     * Resizes images to the smallest size that covers a rectangle, with the same aspect ratio, and crops them to the
     * rectangle around the centre. An image that already has this size is not changed.
     *
     * @param height height in pixels, at least 1
     * @param width width in pixels, at least 1
     */
    record Cover(int height, int width) implements Framing {

        public Cover {
            if (height < 1 || width < 1) {
                throw new InvalidInputException(
                        "images are resized to at least 1x1 pixels, not " + width + "x" + height);
            }
        }

        /** Largest ratio of the length of a resized image to that of its crop. */
        private static final int LONGEST = 16;

        /**
         * Returns the central part of the images, with at most four times the height and width that this rectangle
         * needs.
         */
        private ImageBatch middle(ImageBatch images, double scale) {
            int rows = Math.min(images.height(), 4 * (int) Math.ceil(height / scale));
            int columns = Math.min(images.width(), 4 * (int) Math.ceil(width / scale));
            return images.crop((images.height() - rows) / 2, (images.width() - columns) / 2, rows, columns);
        }

        /**
         * Returns the images in this size. Values are clipped to [0, 1], because resizing can overshoot.
         *
         * @param images (n, h, w, c)
         * @return (n, height, width, c); the images themselves if they already have this size
         */
        public ImageBatch apply(ImageBatch images) {
            if (images.height() == height && images.width() == width) {
                return images;
            }
            double scale = Math.max((double) height / images.height(), (double) width / images.width());
            // A very thin image would be resized to gigabytes, although only a small part of it is needed.
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

    /** Returns a framing that crops squares at random places. */
    static Framing crop(int side) {
        return new Crop(side, false);
    }

    /** Returns a framing that crops the central square. */
    static Framing centredCrop(int side) {
        return new Crop(side, true);
    }
}

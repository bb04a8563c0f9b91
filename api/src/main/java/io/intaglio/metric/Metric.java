package io.intaglio.metric;

import io.intaglio.image.ImageBatch;

/**
 * Compares images with their references. Values are not clipped; white is 1. To compare images as they would be stored
 * in a file, clip them first with {@link Metrics#clipped}.
 *
 * @since 0.1
 */
public interface Metric {

    /** Returns the name in reports: kebab-case ASCII. */
    String name();

    /** Returns whether smaller values are better, as for an error. */
    default boolean lowerIsBetter() {
        return false;
    }

    /** Returns the unit of its values; empty where they have none. */
    default String unit() {
        return "";
    }

    /** Returns the number of digits after the decimal point with which values are shown. */
    default int digits() {
        return 4;
    }

    /** Returns the smallest height and width of images that it can compare. */
    int smallest();

    /**
     * Returns the mean of the metric over the images of a batch.
     *
     * @param reference (count, height, width, channels), nominally in [0, 1]
     * @param image of the same shape
     * @throws io.intaglio.config.InvalidInputException if the shapes differ, there is no image, or the images are
     *     smaller than {@link #smallest}
     */
    double of(ImageBatch reference, ImageBatch image);

    /** Returns whether images of this size can be compared. */
    default boolean fits(ImageBatch images) {
        return Math.min(images.height(), images.width()) >= smallest();
    }
}

package io.intaglio.metric;

import io.intaglio.image.ImageBatch;

/**
 * Compares images with their references. Values are taken as they are, on a scale whose white is 1; whoever compares
 * what a file would hold clips first, with {@link Metrics#clipped}.
 *
 * @since 0.1
 */
public interface Metric {

    /** The name in reports: kebab-case ASCII. */
    String name();

    /** Returns whether smaller values are better, as for an error. */
    default boolean lowerIsBetter() {
        return false;
    }

    /** Returns the unit of its values; empty where they have none. */
    default String unit() {
        return "";
    }

    /** Returns with how many digits behind the point its values are shown. */
    default int digits() {
        return 4;
    }

    /** The least height and width that it can compare. */
    int smallest();

    /**
     * The mean of the metric over the images of a batch.
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

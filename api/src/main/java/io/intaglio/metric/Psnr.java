package io.intaglio.metric;

import io.intaglio.image.ImageBatch;

/**
 * Computes the peak signal-to-noise ratio in decibels for a peak of 1: {@code -10 log10(MSE)}; positive infinity for
 * equal images. Papers report the value of the clipped image: clip with {@link Metrics#clipped} first.
 *
 * @since 0.1
 */
public final class Psnr {

    private Psnr() {}

    /**
     * The ratio of the mean squared error over all numbers of the batches.
     *
     * @param reference (count, height, width, channels), taken as it is
     * @param image of the same shape
     * @throws io.intaglio.config.InvalidInputException if the shapes differ or there is no image
     */
    public static double of(ImageBatch reference, ImageBatch image) {
        return decibels(Mse.of(reference, image));
    }

    /**
     * The mean of the ratios of the single images, as papers on restoration report it. One equal pair makes it
     * infinite.
     *
     * @param reference (count, height, width, channels), taken as it is
     * @param image of the same shape
     * @throws io.intaglio.config.InvalidInputException if the shapes differ or there is no image
     */
    public static double mean(ImageBatch reference, ImageBatch image) {
        Shapes.check(reference, image);
        int size = image.data().length / image.count();
        double sum = 0;
        for (int i = 0; i < image.count(); i++) {
            sum += decibels(Mse.between(reference, image, i * size, (i + 1) * size));
        }
        return sum / image.count();
    }

    /** The ratio that belongs to a mean squared error. */
    public static double decibels(double mse) {
        return -10 * Math.log10(mse);
    }
}

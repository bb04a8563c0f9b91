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
     * Returns the PSNR of the mean squared error over all values of the batches.
     *
     * @param reference (count, height, width, channels), not clipped
     * @param image of the same shape
     * @throws io.intaglio.config.InvalidInputException if the shapes differ or there is no image
     */
    public static double of(ImageBatch reference, ImageBatch image) {
        return decibels(Mse.of(reference, image));
    }

    /**
     * Returns the mean of the PSNRs of the single images, as papers on restoration report it. It is infinite if any two
     * images are equal.
     *
     * @param reference (count, height, width, channels), not clipped
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

    /** Returns the PSNR of a mean squared error. */
    public static double decibels(double mse) {
        return -10 * Math.log10(mse);
    }
}

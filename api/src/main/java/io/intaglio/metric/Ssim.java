package io.intaglio.metric;

import io.intaglio.image.ImageBatch;

/**
 * Computes the structural similarity: Wang, Bovik, Sheikh and Simoncelli, "Image Quality Assessment: From Error
 * Visibility to Structural Similarity", IEEE Transactions on Image Processing 13(4), 2004. An 11x11 Gaussian window of
 * standard deviation 1.5, K1 = 0.01, K2 = 0.03, a range of 1; the mean over every window that lies inside, then over
 * the channels. From -1 to 1; 1 for equal images.
 *
 * @since 0.1
 */
public final class Ssim {

    /** The smallest height and width: one window. */
    public static final int SMALLEST = WindowStatistics.SIZE;

    private Ssim() {}

    /**
     * Returns the mean over images and channels.
     *
     * @param reference (count, height, width, channels), nominally in [0, 1], not clipped
     * @param image of the same shape
     * @throws io.intaglio.config.InvalidInputException if the shapes differ, there is no image, or a side is shorter
     *     than {@link #SMALLEST}
     */
    public static double of(ImageBatch reference, ImageBatch image) {
        Shapes.check(reference, image, "SSIM", SMALLEST);
        double sum = 0;
        for (int i = 0; i < image.count(); i++) {
            for (int c = 0; c < image.channels(); c++) {
                sum += WindowStatistics.compare(Plane.of(reference, i, c), Plane.of(image, i, c))
                        .similarity();
            }
        }
        return sum / ((double) image.count() * image.channels());
    }
}

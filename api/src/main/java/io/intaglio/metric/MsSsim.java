package io.intaglio.metric;

import io.intaglio.image.ImageBatch;

/**
 * Computes the multi-scale structural similarity: Wang, Simoncelli and Bovik, "Multiscale Structural Similarity for
 * Image Quality Assessment", Asilomar Conference on Signals, Systems and Computers, 2003. Five scales, each the 2x2
 * means of the one before (an odd last row or column counts twice, as in the authors' program); contrast and structure
 * at every scale and luminance at the coarsest, to the powers 0.0448, 0.2856, 0.3001, 0.2363, 0.1333. A scale whose
 * mean is negative counts as 0. Computed for each channel, then averaged. From 0 to 1; 1 for equal images.
 *
 * @since 0.1
 */
public final class MsSsim {

    /** The smallest height and width, at which the coarsest scale contains one window. */
    public static final int SMALLEST = (WindowStatistics.SIZE - 1) * 16 + 1;

    private MsSsim() {}

    /**
     * Returns the mean over images and channels.
     *
     * @param reference (count, height, width, channels), nominally in [0, 1], not clipped
     * @param image of the same shape
     * @throws io.intaglio.config.InvalidInputException if the shapes differ, there is no image, or a side is shorter
     *     than {@link #SMALLEST}
     */
    public static double of(ImageBatch reference, ImageBatch image) {
        Shapes.check(reference, image, "MS-SSIM", SMALLEST);
        double sum = 0;
        for (int i = 0; i < image.count(); i++) {
            for (int c = 0; c < image.channels(); c++) {
                sum += between(Plane.of(reference, i, c), Plane.of(image, i, c));
            }
        }
        return sum / ((double) image.count() * image.channels());
    }

    private static double between(Plane a, Plane b) {
        double[] weights = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
        int coarsest = weights.length - 1;
        double product = 1;
        Plane finerA = a;
        Plane finerB = b;
        for (int scale = 0; scale < coarsest; scale++) {
            product *= power(WindowStatistics.compare(finerA, finerB).structure(), weights[scale]);
            finerA = finerA.halved();
            finerB = finerB.halved();
        }
        return product * power(WindowStatistics.compare(finerA, finerB).similarity(), weights[coarsest]);
    }

    private static double power(double value, double weight) {
        return Math.pow(Math.max(value, 0), weight);
    }
}

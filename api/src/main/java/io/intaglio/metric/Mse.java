package io.intaglio.metric;

import io.intaglio.image.ImageBatch;

/**
 * Computes the mean squared error: {@code mean((a - b)^2)}; 0 for equal images.
 *
 * @since 0.1
 */
public final class Mse {

    private Mse() {}

    /**
     * Returns the mean over all values of the batches.
     *
     * @param reference (count, height, width, channels), not clipped
     * @param image of the same shape
     * @throws io.intaglio.config.InvalidInputException if the shapes differ or there is no image
     */
    public static double of(ImageBatch reference, ImageBatch image) {
        Shapes.check(reference, image);
        return between(reference, image, 0, image.data().length);
    }

    static double between(ImageBatch reference, ImageBatch image, int from, int to) {
        float[] a = reference.data();
        float[] b = image.data();
        double sum = 0;
        for (int i = from; i < to; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum / (to - from);
    }
}

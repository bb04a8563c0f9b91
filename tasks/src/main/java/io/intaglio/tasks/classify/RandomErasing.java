package io.intaglio.tasks.classify;

import io.intaglio.image.ImageBatch;
import java.util.random.RandomGenerator;

/**
 * Erases a random rectangle of an image (Zhong et al. 2020), so that the network learns to recognize the class from the
 * rest.
 */
final class RandomErasing {

    private static final double LEAST_AREA = 0.02;
    private static final double MOST_AREA = 0.33;
    private static final double MOST_ASPECT = 3;

    private RandomErasing() {}

    /**
     * Returns a copy with a rectangle of 2 to 33 % of the area that has one random value in [0, 1) for each channel.
     */
    static ImageBatch of(ImageBatch image, RandomGenerator random) {
        double area = random.nextDouble(LEAST_AREA, MOST_AREA) * image.height() * image.width();
        double aspect = Math.exp((2 * random.nextDouble() - 1) * Math.log(MOST_ASPECT));
        int rows = Math.min(image.height(), Math.max(1, (int) Math.round(Math.sqrt(area * aspect))));
        int columns = Math.min(image.width(), Math.max(1, (int) Math.round(Math.sqrt(area / aspect))));
        int top = random.nextInt(image.height() - rows + 1);
        int left = random.nextInt(image.width() - columns + 1);
        float[] data = image.data().clone();
        for (int c = 0; c < image.channels(); c++) {
            float value = random.nextFloat();
            for (int y = top; y < top + rows; y++) {
                for (int x = left; x < left + columns; x++) {
                    data[image.index(0, y, x, c)] = value;
                }
            }
        }
        return ImageBatch.wrap(1, image.height(), image.width(), image.channels(), data);
    }
}

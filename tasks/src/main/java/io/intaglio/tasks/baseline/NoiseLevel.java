package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;

/**
 * Estimates the standard deviation of white noise from an image alone: the median absolute response (Donoho and
 * Johnstone 1994) of the operator that Immerkaer, "Fast Noise Variance Estimation", 1996, builds as the difference of
 * two Laplacians. The operator is 0 for constant and linear shading. The median, unlike Immerkaer's mean, is not
 * affected by a minority of edges.
 */
final class NoiseLevel {

    /** The operator's norm: the square root of 4*1 + 4*4 + 16. */
    private static final double GAIN = 6;

    /** The median of the absolute value of a standard normal number. */
    private static final double NORMAL_MEDIAN = 0.6744897501960817;

    private NoiseLevel() {}

    /**
     * Returns the noise of an image, over all its channels; 0 if height or width is less than three pixels.
     *
     * @return the standard deviation, on the scale of the image's numbers
     */
    static double of(ImageBatch image) {
        int rows = image.height() - 2;
        int columns = image.width() - 2;
        if (rows < 1 || columns < 1) {
            return 0;
        }
        float[] responses = new float[rows * columns * image.channels()];
        int at = 0;
        for (int y = 1; y <= rows; y++) {
            for (int x = 1; x <= columns; x++) {
                for (int c = 0; c < image.channels(); c++) {
                    responses[at++] =
                            Math.abs(row(image, y - 1, x, c) - 2 * row(image, y, x, c) + row(image, y + 1, x, c));
                }
            }
        }
        Arrays.sort(responses);
        return responses[responses.length / 2] / (GAIN * NORMAL_MEDIAN);
    }

    private static float row(ImageBatch image, int y, int x, int c) {
        return image.get(0, y, x - 1, c) - 2 * image.get(0, y, x, c) + image.get(0, y, x + 1, c);
    }
}

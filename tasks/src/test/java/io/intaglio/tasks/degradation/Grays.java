package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;

/** Gray images to damage. */
final class Grays {

    private Grays() {}

    static ImageBatch flat(int height, int width, float level) {
        float[] data = new float[height * width];
        Arrays.fill(data, level);
        return ImageBatch.wrap(1, height, width, 1, data);
    }

    /** Black but for one white pixel. */
    static ImageBatch point(int side, int y, int x) {
        ImageBatch image = flat(side, side, 0);
        image.data()[image.index(0, y, x, 0)] = 1;
        return image;
    }

    static double deviation(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += (double) value / values.length;
        }
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean) / values.length;
        }
        return Math.sqrt(squares);
    }
}

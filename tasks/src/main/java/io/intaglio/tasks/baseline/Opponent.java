package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;

/**
 * A luminance and two opponent colours: (R + G + B) / √3, (R - B) / √2, (R - 2G + B) / √6. The axes are orthonormal, so
 * white noise has the same strength in each of them.
 */
final class Opponent {

    private static final double[][] AXES = {
        {1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)},
        {1 / Math.sqrt(2), 0, -1 / Math.sqrt(2)},
        {1 / Math.sqrt(6), -2 / Math.sqrt(6), 1 / Math.sqrt(6)}
    };

    private Opponent() {}

    static ImageBatch of(ImageBatch rgb) {
        return turned(rgb, false);
    }

    static ImageBatch toRgb(ImageBatch opponent) {
        return turned(opponent, true);
    }

    /** @param back whether to use the inverse, which is the transpose */
    private static ImageBatch turned(ImageBatch image, boolean back) {
        float[] from = image.data();
        float[] to = new float[from.length];
        for (int at = 0; at < from.length; at += 3) {
            for (int k = 0; k < 3; k++) {
                double sum = 0;
                for (int c = 0; c < 3; c++) {
                    sum += (back ? AXES[c][k] : AXES[k][c]) * from[at + c];
                }
                to[at + k] = (float) sum;
            }
        }
        return ImageBatch.wrap(image.count(), image.height(), image.width(), 3, to);
    }
}

package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import java.util.Random;

/** Images made by a formula, and seeded noise: floats, neither clipped nor rounded. */
final class Noisy {

    private Noisy() {}

    static ImageBatch shading(int height, int width, int channels) {
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    double edge = x + 2 * y > width ? 0.25 : 0;
                    image.data()[image.index(0, y, x, c)] =
                            (float) (0.4 + edge + 0.1 * Math.sin(0.05 * x - 0.08 * y + c));
                }
            }
        }
        return image;
    }

    /** @param sigma on the 0..255 scale */
    static ImageBatch add(ImageBatch clean, double sigma, long seed) {
        Random random = new Random(seed);
        float[] data = clean.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] += (float) (random.nextGaussian() * sigma / 255);
        }
        return ImageBatch.wrap(clean.count(), clean.height(), clean.width(), clean.channels(), data);
    }
}

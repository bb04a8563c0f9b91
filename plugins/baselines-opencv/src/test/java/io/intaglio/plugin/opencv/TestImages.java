package io.intaglio.plugin.opencv;

import io.intaglio.image.ImageBatch;
import java.util.Random;

/** Images made by a formula, and what spoils them. */
final class TestImages {

    private TestImages() {}

    /** Smooth shading, each channel its own. */
    static ImageBatch shading(int height, int width, int channels) {
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    image.data()[image.index(0, y, x, c)] = (float) (0.5 + 0.3 * Math.sin(0.05 * x - 0.08 * y + c));
                }
            }
        }
        return image;
    }

    /** @param sigma on the 0..255 scale */
    static ImageBatch noisy(ImageBatch clean, double sigma, long seed) {
        Random random = new Random(seed);
        ImageBatch noisy = clean.image(0);
        for (int i = 0; i < noisy.data().length; i++) {
            noisy.data()[i] += (float) (random.nextGaussian() * sigma / 255);
        }
        return noisy;
    }

    /** @param known share of the pixels that are known */
    static ImageBatch mask(int height, int width, double known, long seed) {
        Random random = new Random(seed);
        ImageBatch mask = ImageBatch.zeros(1, height, width, 1);
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = random.nextDouble() < known ? 0 : 1;
        }
        return mask;
    }

    /** Black where the mask says that pixels are lost. */
    static ImageBatch damaged(ImageBatch clean, ImageBatch mask) {
        ImageBatch damaged = clean.image(0);
        for (int i = 0; i < damaged.data().length; i++) {
            damaged.data()[i] *= 1 - mask.data()[i / clean.channels()];
        }
        return damaged;
    }

    static ImageBatch times(ImageBatch image, double factor) {
        ImageBatch result = image.image(0);
        for (int i = 0; i < result.data().length; i++) {
            result.data()[i] *= (float) factor;
        }
        return result;
    }
}

package io.intaglio.tasks;

import io.intaglio.image.ImageBatch;
import io.intaglio.task.Pair;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Learning from noisy images alone: Krull, Buchholz and Jug, "Noise2Void - Learning Denoising from Single Noisy
 * Images", CVPR 2019. Some pixels are replaced by others from their surroundings, and the network is asked for what
 * stood there, and judged there alone. As it cannot see the pixel it is asked for, and noise that is independent from
 * pixel to pixel cannot be guessed from its neighbours, what it learns to give is the mean of what may stand there: the
 * clean value, where the noise's mean is zero.
 *
 * @param share of the pixels that are replaced; of every image at least one is
 */
record BlindSpots(double share) {

    /** How far away the pixel is that takes another's place, at most, each way. */
    private static final int RADIUS = 2;

    /**
     * A pair whose weights are 0 but at the replaced pixels, and 1 in the mean, so that a loss means what it means
     * elsewhere. All channels of a pixel are replaced together. Places are drawn one in each stretch of pixels, so that
     * they lie evenly.
     *
     * @param noisy one image, not changed
     */
    Pair pair(ImageBatch noisy, RandomGenerator random) {
        int channels = noisy.channels();
        int pixels = noisy.height() * noisy.width();
        int count = Math.max(1, (int) Math.round(share * pixels));
        float[] seen = noisy.data().clone();
        float[] weight = new float[seen.length];
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) i * pixels / count);
            int to = (int) ((i + 1L) * pixels / count);
            int pixel = from + random.nextInt(to - from);
            int other = neighbour(pixel, noisy.height(), noisy.width(), random);
            for (int c = 0; c < channels; c++) {
                seen[pixel * channels + c] = noisy.data()[other * channels + c];
                weight[pixel * channels + c] = (float) pixels / count;
            }
        }
        return new Pair(like(noisy, seen), noisy, Optional.of(like(noisy, weight)));
    }

    private static ImageBatch like(ImageBatch image, float[] data) {
        return ImageBatch.wrap(1, image.height(), image.width(), image.channels(), data);
    }

    /** A pixel near another, not itself unless there is no other. */
    private static int neighbour(int pixel, int height, int width, RandomGenerator random) {
        int y = pixel / width;
        int x = pixel % width;
        int top = Math.max(0, y - RADIUS);
        int left = Math.max(0, x - RADIUS);
        int rows = Math.min(height, y + RADIUS + 1) - top;
        int columns = Math.min(width, x + RADIUS + 1) - left;
        if (rows * columns == 1) {
            return pixel;
        }
        int own = (y - top) * columns + x - left;
        int drawn = random.nextInt(rows * columns - 1);
        int place = drawn < own ? drawn : drawn + 1;
        return (top + place / columns) * width + left + place % columns;
    }
}

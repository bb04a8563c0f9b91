package io.intaglio.tasks;

import io.intaglio.image.ImageBatch;
import io.intaglio.task.Pair;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Training pairs for learning from noisy images alone: Krull, Buchholz and Jug, "Noise2Void - Learning Denoising from
 * Single Noisy Images", CVPR 2019. Some pixels are replaced by other pixels near them. The network learns to predict
 * the original values of these pixels, and its error is measured only there. It cannot see the original value, and
 * noise that is independent from pixel to pixel cannot be predicted from the neighbours. So the network learns the mean
 * of the possible values. This is the clean value if the mean of the noise is zero.
 *
 * @param share share of the pixels that are replaced; at least one pixel of each image is replaced
 */
record BlindSpots(double share) {

    /** The largest distance between a pixel and its replacement, in rows and in columns. */
    private static final int RADIUS = 2;

    /**
     * Returns a pair whose weights are 0 except at the replaced pixels. The mean weight is 1, so that losses are
     * comparable with those of other trainings. All channels of a pixel are replaced together. One place is drawn from
     * each interval of pixels, so that the places are evenly distributed.
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

    /** Returns a pixel near another one. It is the pixel itself only if there is no other. */
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

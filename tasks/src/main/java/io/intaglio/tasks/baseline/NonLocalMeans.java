package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import java.util.stream.IntStream;

/**
 * Non-local means: Buades, Coll and Morel, "A Non-Local Algorithm for Image Denoising", CVPR 2005, in the patchwise
 * form of their "Non-Local Means Denoising", IPOL 2011. Each patch is replaced by the weighted mean of the patches
 * around it. The weights are {@code exp(-max(d^2 - 2 sigma^2, 0) / h^2)}, where d^2 is the mean squared difference over
 * patch and channels. The patch itself gets the weight of the most similar other patch. Each pixel is the mean of the
 * estimates of all patches that contain it.
 *
 * @param patch side length of a patch in pixels, an odd number
 * @param search side length of the square in which patches are searched, in pixels, an odd number
 * @param strength h / sigma
 */
record NonLocalMeans(int patch, int search, double strength) {

    /**
     * Side length of the squares that are processed independently of each other, which limits the memory for weights.
     */
    private static final int TILE = 64;

    NonLocalMeans {
        if (patch < 1 || patch % 2 == 0 || search < 3 || search % 2 == 0 || !(strength > 0)) {
            throw new IllegalArgumentException(
                    "no non-local means with patch " + patch + ", search " + search + ", h / sigma " + strength);
        }
    }

    /**
     * Returns the image without noise. Borders are mirrored.
     *
     * @param sigma standard deviation of the noise, on the scale of the image's numbers; for 0 the result is a copy
     */
    ImageBatch apply(ImageBatch image, double sigma) {
        ImageBatch clean = image.image(0);
        if (sigma > 0) {
            Planes noisy = Planes.of(image, 2 * (patch / 2) + search / 2);
            int across = (clean.width() + TILE - 1) / TILE;
            int down = (clean.height() + TILE - 1) / TILE;
            IntStream.range(0, across * down).parallel().forEach(tile -> {
                int top = tile / across * TILE;
                int left = tile % across * TILE;
                int rows = Math.min(TILE, clean.height() - top);
                int columns = Math.min(TILE, clean.width() - left);
                new NonLocalMeansTile(this, noisy, sigma, top, left, rows, columns).writeTo(clean);
            });
        }
        return clean;
    }
}

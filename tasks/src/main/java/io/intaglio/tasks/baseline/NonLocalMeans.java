package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import java.util.stream.IntStream;

/**
 * Non-local means: Buades, Coll and Morel, "A Non-Local Algorithm for Image Denoising", CVPR 2005, in the patchwise
 * form of their "Non-Local Means Denoising", IPOL 2011. Each patch is replaced by the mean of the patches around it,
 * weighted by {@code exp(-max(d^2 - 2 sigma^2, 0) / h^2)}, where d^2 is the mean squared difference over patch and
 * channels; a patch itself weighs as much as the most similar other one. Each pixel is the mean of what the patches
 * over it say.
 *
 * @param patch side of a patch in pixels, odd
 * @param search side of the square in which patches are looked for, odd
 * @param strength h / sigma
 */
record NonLocalMeans(int patch, int search, double strength) {

    /** Side of the squares that are cleaned independently of each other, which bounds the memory for weights. */
    private static final int TILE = 64;

    NonLocalMeans {
        if (patch < 1 || patch % 2 == 0 || search < 3 || search % 2 == 0 || !(strength > 0)) {
            throw new IllegalArgumentException(
                    "no non-local means with patch " + patch + ", search " + search + ", h / sigma " + strength);
        }
    }

    /**
     * An image without its noise, borders mirrored.
     *
     * @param sigma of the noise, on the scale of the image's numbers; 0 gives a copy
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

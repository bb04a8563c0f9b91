package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One of the two steps of {@link Bm3d}.
 *
 * @param transform transform of single patches
 * @param shrinkage shrinkage of a group's coefficients
 * @param most largest number of patches in a group, a power of two
 * @param similar largest mean squared difference between patches of a group
 */
record Bm3dStep(BlockTransform transform, Shrinkage shrinkage, int most, double similar) {

    /** Largest distance of similar patches in each direction, in pixels. */
    static final int SEARCH = 19;

    private static final int STEP = 3;
    private static final int REFERENCES_PER_TILE = 32;

    /**
     * Removes the noise of all channels, with the same groups.
     *
     * @param guide the image in whose first channel patches are matched; both (1, height, width, channels), at least
     *     8x8
     */
    ImageBatch apply(ImageBatch noisy, ImageBatch guide) {
        int[] rows = references(noisy.height());
        int[] columns = references(noisy.width());
        int across = (columns.length + REFERENCES_PER_TILE - 1) / REFERENCES_PER_TILE;
        int down = (rows.length + REFERENCES_PER_TILE - 1) / REFERENCES_PER_TILE;
        Planes from = Planes.of(noisy, 0);
        Planes by = guide == noisy ? from : Planes.of(guide, 0);
        Planes wide = Planes.of(guide.channels(0), SEARCH);
        ImageBatch sums = ImageBatch.zeros(1, noisy.height(), noisy.width(), noisy.channels());
        ImageBatch weights = ImageBatch.zeros(1, noisy.height(), noisy.width(), noisy.channels());
        // Tiles are computed in any order but added in a fixed order, so threads do not change the result.
        IntStream.range(0, across * down)
                .parallel()
                .mapToObj(tile -> {
                    Bm3dTile cleaned = new Bm3dTile(
                            this,
                            from,
                            by,
                            wide,
                            noisy.height(),
                            part(rows, tile / across),
                            part(columns, tile % across));
                    cleaned.clean();
                    return cleaned;
                })
                .forEachOrdered(tile -> tile.addTo(sums.data(), weights.data()));
        for (int i = 0; i < sums.data().length; i++) {
            sums.data()[i] /= weights.data()[i];
        }
        return sums;
    }

    /** Returns every third position, and the last position at which a patch is inside the image. */
    private static int[] references(int extent) {
        int last = extent - BlockTransform.SIDE;
        return IntStream.rangeClosed(0, (last + STEP - 1) / STEP)
                .map(i -> Math.min(i * STEP, last))
                .toArray();
    }

    private static int[] part(int[] positions, int tile) {
        int from = tile * REFERENCES_PER_TILE;
        return Arrays.copyOfRange(positions, from, Math.min(from + REFERENCES_PER_TILE, positions.length));
    }
}

package io.intaglio.model;

/**
 * How an image falls into tiles.
 *
 * @param rows of a tile's inner part, a multiple of the stride; tiles at the bottom may have fewer
 * @param columns of a tile's inner part, a multiple of the stride; tiles at the right may have fewer
 */
record Tiles(int rows, int columns) {

    /**
     * The division that computes the fewest pixels among those whose tiles, surroundings included, have at most so many.
     *
     * <p>An inner side is never shorter than the halo (nor than the stride), unless the image is: below that the work grows without
     * bound. Where the limit leaves no such division, tiles have that side, and exceed either the limit or the smallest
     * tile that this network allows at all by 2.25 times at most.
     *
     * @param height of the image, a multiple of the stride
     * @param width of the image, a multiple of the stride
     * @param halo by which tiles overlap on each side, a multiple of the stride
     */
    static Tiles choose(int height, int width, int halo, int stride, long maxPixels) {
        int least = Math.max(stride, halo);
        Tiles best = new Tiles(Math.min(least, height), Math.min(least, width));
        long fewest = Long.MAX_VALUE;
        int rows = 0;
        for (int bands = 1; rows != Math.min(least, height); bands++) {
            rows = Math.min(height, Math.max(least, even(height, bands, stride)));
            int columns = columns(width, maxPixels / Math.min(height, rows + 2L * halo), halo, stride);
            if (columns == 0) {
                continue;
            }
            long computed = computed(height, rows, halo) * computed(width, columns, halo);
            if (computed < fewest) {
                fewest = computed;
                best = new Tiles(rows, columns);
            }
        }
        return best;
    }

    /** The inner part of tiles of so many columns in all, evened out over the width; 0 if there is no room. */
    private static int columns(int width, long outer, int halo, int stride) {
        if (outer >= width) {
            return width;
        }
        int least = Math.max(stride, halo);
        long widest = (outer - 2L * halo) / stride * stride;
        return widest < least ? 0 : Math.max(least, even(width, (int) ((width + widest - 1) / widest), stride));
    }

    /** The smallest multiple of the stride of which so many cover an extent. */
    private static int even(int extent, int parts, int stride) {
        int strides = extent / stride;
        return (strides + parts - 1) / parts * stride;
    }

    /** Rows or columns that all tiles along an extent have together. */
    private static long computed(int extent, int inner, int halo) {
        return extent + 2L * halo * ((extent + inner - 1) / inner - 1);
    }
}

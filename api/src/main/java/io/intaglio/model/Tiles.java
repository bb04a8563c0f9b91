package io.intaglio.model;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import java.util.ArrayList;
import java.util.List;

/**
 * How an image falls into tiles.
 *
 * @param rows of a tile's inner part, a multiple of the stride; tiles at the bottom may have fewer
 * @param columns of a tile's inner part, a multiple of the stride; tiles at the right may have fewer
 */
record Tiles(int rows, int columns) {

    /**
     * The division that computes the fewest pixels among those whose tiles, surroundings included, have at most so
     * many.
     *
     * <p>An inner side is never shorter than the halo (nor than the stride), unless the image is: below that the work
     * grows without bound. Where the limit leaves no such division, tiles have that side, and exceed either the limit
     * or the smallest tile that this network allows at all by 2.25 times at most.
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

    /**
     * A tile with its surroundings, in pixels of the padded image.
     *
     * @param top first row of the inner part
     * @param left first column of the inner part
     * @param rows of the inner part
     * @param columns of the inner part
     * @param above first row of the surroundings
     * @param before first column of the surroundings
     * @param below row after the last of the surroundings
     * @param after column after the last of the surroundings
     */
    record Window(int top, int left, int rows, int columns, int above, int before, int below, int after) {

        int height() {
            return below - above;
        }

        int width() {
            return after - before;
        }

        /** Returns this window of images, which are mirrored where it goes beyond them. */
        ImageBatch of(ImageBatch x) {
            return Mirror.window(x, above, before, height(), width());
        }

        /** Copies the inner part of what became of the window to its place, as far as that lies within the image. */
        void paste(ImageBatch tile, ImageBatch whole) {
            int inside = Math.min(rows, whole.height() - top);
            int across = Math.min(columns, whole.width() - left);
            for (int i = 0; i < whole.count() && across > 0; i++) {
                for (int y = 0; y < inside; y++) {
                    System.arraycopy(
                            tile.data(),
                            tile.index(i, top - above + y, left - before, 0),
                            whole.data(),
                            whole.index(i, top + y, left, 0),
                            across * whole.channels());
                }
            }
        }
    }

    /** Returns the tiles of an image, row by row. */
    List<Window> windows(int height, int width, int halo) {
        List<Window> windows = new ArrayList<>();
        for (int top = 0; top < height; top += rows) {
            for (int left = 0; left < width; left += columns) {
                windows.add(new Window(
                        top,
                        left,
                        Math.min(rows, height - top),
                        Math.min(columns, width - left),
                        Math.max(0, top - halo),
                        Math.max(0, left - halo),
                        Math.min(height, top + rows + halo),
                        Math.min(width, left + columns + halo)));
            }
        }
        return windows;
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

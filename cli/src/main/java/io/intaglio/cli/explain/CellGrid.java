package io.intaglio.cli.explain;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.BitSet;

/**
 * A picture in cells, of which some are replaced by what lies around them: by a mean over a quarter of the picture, so
 * that the replaced place is no object of its own.
 */
final class CellGrid {

    private static final int CELLS = 14;
    private static final int BLUR = 4;

    private final ImageBatch image;
    private final ImageBatch blurred;
    private final int side;
    private final int columns;
    private final int rows;

    CellGrid(ImageBatch image) {
        this.image = image;
        this.blurred = blurred(image);
        this.side = Math.max(1, (Math.max(image.height(), image.width()) + CELLS - 1) / CELLS);
        this.columns = (image.width() + side - 1) / side;
        this.rows = (image.height() + side - 1) / side;
    }

    /** A box mean along the rows, then along the columns. */
    private static ImageBatch blurred(ImageBatch image) {
        int radius = Math.max(1, Math.min(image.height(), image.width()) / BLUR);
        int channels = image.channels();
        float[] along = new float[image.data().length];
        float[] both = new float[along.length];
        for (int y = 0; y < image.height(); y++) {
            box(image.data(), along, y * image.width() * channels, channels, image.width(), channels, radius);
        }
        for (int x = 0; x < image.width(); x++) {
            box(along, both, x * channels, image.width() * channels, image.height(), channels, radius);
        }
        return ImageBatch.wrap(1, image.height(), image.width(), channels, both);
    }

    private static void box(float[] from, float[] to, int first, int step, int count, int channels, int radius) {
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < count; i++) {
                int low = Math.max(0, i - radius);
                int high = Math.min(count - 1, i + radius);
                double sum = 0;
                for (int k = low; k <= high; k++) {
                    sum += from[first + k * step + c];
                }
                to[first + i * step + c] = (float) (sum / (high - low + 1));
            }
        }
    }

    ImageBatch image() {
        return image;
    }

    int cells() {
        return rows * columns;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Returns the cell of a pixel. */
    int cell(int y, int x) {
        return y / side * columns + x / side;
    }

    /** Returns the cells of a square of two by two whose upper left one is given, as far as they lie in the picture. */
    BitSet square(int cell) {
        BitSet square = new BitSet(cells());
        for (int y = cell / columns; y < Math.min(rows, cell / columns + 2); y++) {
            for (int x = cell % columns; x < Math.min(columns, cell % columns + 2); x++) {
                square.set(y * columns + x);
            }
        }
        return square;
    }

    /** Returns the picture with some cells replaced. */
    Picture without(BitSet replaced) {
        float[] data = image.data().clone();
        int channels = image.channels();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                if (replaced.get(cell(y, x))) {
                    int at = (y * image.width() + x) * channels;
                    System.arraycopy(blurred.data(), at, data, at, channels);
                }
            }
        }
        return Picture.of(ImageBatch.wrap(1, image.height(), image.width(), channels, data));
    }
}

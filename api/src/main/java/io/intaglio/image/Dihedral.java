package io.intaglio.image;

/**
 * The eight ways to lay a square onto itself: numbers from 0, which leaves it as it is, to 7.
 *
 * @since 0.1
 */
public final class Dihedral {

    /** The exchange of left and right. */
    public static final int FLIP_COLUMNS = 1;

    /** The exchange of top and bottom. */
    public static final int FLIP_ROWS = 2;

    /** The exchange of rows and columns, after any flips. */
    public static final int TRANSPOSE = 4;

    private Dihedral() {}

    /** The way back. */
    public static int inverse(int way) {
        if ((way & TRANSPOSE) == 0) {
            return way;
        }
        return TRANSPOSE | ((way & FLIP_ROWS) != 0 ? FLIP_COLUMNS : 0) | ((way & FLIP_COLUMNS) != 0 ? FLIP_ROWS : 0);
    }

    /**
     * Returns turned or mirrored images.
     *
     * @param way the sum of {@link #FLIP_COLUMNS}, {@link #FLIP_ROWS} and, done last, {@link #TRANSPOSE}
     * @return the images themselves for 0
     */
    public static ImageBatch turn(ImageBatch images, int way) {
        if (way == 0) {
            return images;
        }
        boolean transposed = (way & TRANSPOSE) != 0;
        int rows = transposed ? images.width() : images.height();
        int columns = transposed ? images.height() : images.width();
        int channels = images.channels();
        ImageBatch turned = ImageBatch.zeros(images.count(), rows, columns, channels);
        float[] from = images.data();
        float[] to = turned.data();
        int at = 0;
        for (int i = 0; i < images.count(); i++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int y = transposed ? column : row;
                    int x = transposed ? row : column;
                    y = (way & FLIP_ROWS) != 0 ? images.height() - 1 - y : y;
                    x = (way & FLIP_COLUMNS) != 0 ? images.width() - 1 - x : x;
                    int pixel = images.index(i, y, x, 0);
                    for (int c = 0; c < channels; c++) {
                        to[at++] = from[pixel + c];
                    }
                }
            }
        }
        return turned;
    }
}

package io.intaglio.image;

/**
 * The eight flips and rotations of a square (the dihedral group D4), as numbers from 0 (the identity) to 7.
 *
 * @since 0.1
 */
public final class Dihedral {

    /** The horizontal flip: exchanges left and right. */
    public static final int FLIP_COLUMNS = 1;

    /** The vertical flip: exchanges top and bottom. */
    public static final int FLIP_ROWS = 2;

    /** The transposition: exchanges rows and columns, after the flips. */
    public static final int TRANSPOSE = 4;

    private Dihedral() {}

    /** Returns the inverse of a flip or rotation. */
    public static int inverse(int way) {
        if ((way & TRANSPOSE) == 0) {
            return way;
        }
        return TRANSPOSE | ((way & FLIP_ROWS) != 0 ? FLIP_COLUMNS : 0) | ((way & FLIP_COLUMNS) != 0 ? FLIP_ROWS : 0);
    }

    /**
     * Returns flipped or rotated images.
     *
     * @param way the sum of {@link #FLIP_COLUMNS}, {@link #FLIP_ROWS} and {@link #TRANSPOSE}, which is applied last
     * @return the given images themselves for 0
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

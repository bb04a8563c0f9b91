package io.intaglio.train;

import io.intaglio.image.ImageBatch;

/** The eight ways to lay a square onto itself. */
final class Dihedral {

    static final int FLIP_COLUMNS = 1;
    static final int FLIP_ROWS = 2;
    static final int TRANSPOSE = 4;

    private Dihedral() {}

    /**
     * Images turned.
     *
     * @param way the sum of {@link #FLIP_COLUMNS}, {@link #FLIP_ROWS} and, done last, {@link #TRANSPOSE}
     * @return the images themselves for 0
     */
    static ImageBatch turn(ImageBatch images, int way) {
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

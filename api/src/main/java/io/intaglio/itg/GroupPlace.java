package io.intaglio.itg;

/**
 * Where a group lies in the picture.
 *
 * @param column of its first block
 * @param row of its first block
 * @param columns of blocks
 * @param rows of blocks
 * @param side of a block: how many samples of it are wanted
 * @param width of a row of the picture's samples
 */
record GroupPlace(int column, int row, int columns, int rows, int side, int width) {

    /** The blocks along each side of a whole group. */
    static final int SIDE = 32;

    /** Returns a group of a picture, by its number. */
    static GroupPlace of(int index, int columns, int rows) {
        int across = (columns + SIDE - 1) / SIDE;
        int column = index % across * SIDE;
        int row = index / across * SIDE;
        return new GroupPlace(
                column,
                row,
                Math.min(SIDE, columns - column),
                Math.min(SIDE, rows - row),
                Bands.SIDE,
                columns * Bands.SIDE);
    }

    /** Returns this place in a picture that has fewer samples of each block along a side. */
    GroupPlace small(int samples) {
        return new GroupPlace(column, row, columns, rows, samples, width / side * samples);
    }

    /** Returns the place of this group where nothing else lies beside it. */
    GroupPlace alone() {
        return new GroupPlace(0, 0, columns, rows, side, columns * side);
    }

    /** Returns the number of groups. */
    static int count(int columns, int rows) {
        return ((columns + SIDE - 1) / SIDE) * ((rows + SIDE - 1) / SIDE);
    }

    /** Returns the contexts of an empty group of this size. */
    Contexts contexts() {
        return new Contexts(columns, rows);
    }

    /** Returns where a coefficient lies in a channel of the picture. */
    int sample(int place, int band) {
        int stride = columns + 3;
        int y = (row + place / stride - 2) * side + Bands.vertical(band);
        int x = (column + place % stride - 2) * side + Bands.horizontal(band);
        return y * width + x;
    }
}

package io.intaglio.itg;

/**
 * The groups that a region needs: a rectangle of them.
 *
 * @param header of the file
 * @param column of the first group
 * @param row of the first group
 * @param across number of groups in a row
 * @param down number of rows of groups
 */
record GroupBox(ItgHeader header, int column, int row, int across, int down) {

    /** The side of a group in pixels. */
    static final int PIXELS = GroupPlace.SIDE * Bands.SIDE;

    /** The filter of a boundary reaches so far. */
    private static final int REACH = Bands.SIDE / 2;

    static GroupBox around(ItgRegion region, ItgHeader header) {
        int column = Math.max(0, region.x() - REACH) / PIXELS;
        int row = Math.max(0, region.y() - REACH) / PIXELS;
        int right = Math.min(header.width() - 1, region.x() + region.width() - 1 + REACH) / PIXELS;
        int bottom = Math.min(header.height() - 1, region.y() + region.height() - 1 + REACH) / PIXELS;
        return new GroupBox(header, column, row, right - column + 1, bottom - row + 1);
    }

    int groups() {
        return across * down;
    }

    int left() {
        return column * PIXELS;
    }

    int top() {
        return row * PIXELS;
    }

    int width() {
        return blocks(header.columns(), column, across) * Bands.SIDE;
    }

    int height() {
        return blocks(header.rows(), row, down) * Bands.SIDE;
    }

    private static int blocks(int all, int first, int groups) {
        return Math.min(all - first * GroupPlace.SIDE, groups * GroupPlace.SIDE);
    }

    /** Returns the number of a group in the file. */
    int number(int index) {
        int inRow = (header.columns() + GroupPlace.SIDE - 1) / GroupPlace.SIDE;
        return (row + index / across) * inRow + column + index % across;
    }

    /**
     * Returns where a group lies in a strip of the box.
     *
     * @param first group of the strip
     */
    GroupPlace place(int index, int first) {
        int above = first / across * GroupPlace.SIDE;
        return GroupPlace.of(index - first, width() / Bands.SIDE, height() / Bands.SIDE - above);
    }
}

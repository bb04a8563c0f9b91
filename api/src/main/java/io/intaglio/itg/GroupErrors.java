package io.intaglio.itg;

/**
 * The errors of a group's coefficients and what they do to each other: samples of neighbouring coefficients overlap, so
 * one may take back a part of what another is wrong by. Errors outside the group count as none.
 */
final class GroupErrors {

    private static final int SIDE = Bands.SIDE;

    private final Overlap overlap;
    private final GroupPlace where;
    private final int pictureRows;
    private final int width;

    /** By channel, where the coefficients lie in the group: what is decoded, less what was meant. */
    private final float[][] errors;

    /** By channel: half the change of the squared error of all samples with the coefficient. */
    private final float[][] slopes;

    /**
     * Creates those of nothing decoded yet.
     *
     * @param pictureRows rows of blocks in the picture
     */
    GroupErrors(Overlap overlap, GroupPlace where, int pictureRows, int channels) {
        this.overlap = overlap;
        this.where = where;
        this.pictureRows = pictureRows;
        this.width = where.columns() * SIDE;
        this.errors = new float[channels][width * where.rows() * SIDE];
        this.slopes = new float[channels][errors[0].length];
    }

    private int at(int column, int row, int band) {
        return (row * SIDE + Bands.vertical(band)) * width + column * SIDE + Bands.horizontal(band);
    }

    private int column(int place) {
        return place % (where.columns() + 3) - 2;
    }

    private int row(int place) {
        return place / (where.columns() + 3) - 2;
    }

    private int across(int column) {
        int all = where.width() / SIDE;
        return kind(where.column() + column, all);
    }

    private int down(int row) {
        return kind(where.row() + row, pictureRows);
    }

    private static int kind(int index, int all) {
        return (index > 0 ? Overlap.BEFORE : 0) | (index < all - 1 ? Overlap.BEHIND : 0);
    }

    /**
     * Returns the value that would be best for a coefficient, all others being as they are.
     *
     * @param meant value, in steps
     * @param inverse of its step
     */
    float best(int channel, int band, int place, float meant, float inverse) {
        int column = column(place);
        int row = row(place);
        int at = at(column, row, band);
        float energy = overlap.energy(down(row), Bands.vertical(band))
                * overlap.energy(across(column), Bands.horizontal(band));
        return meant + (errors[channel][at] - slopes[channel][at] / energy) * inverse;
    }

    /** Takes note of what a coefficient is decoded to. */
    void set(int channel, int band, int place, float error) {
        int column = column(place);
        int row = row(place);
        int at = at(column, row, band);
        float change = error - errors[channel][at];
        if (change == 0) {
            return;
        }
        errors[channel][at] = error;
        int down = down(row);
        int across = across(column);
        float[] vertical = overlap.products(down, Bands.vertical(band));
        float[] horizontal = overlap.products(across, Bands.horizontal(band));
        int[] columns = overlap.places(across, Bands.horizontal(band));
        float[] to = slopes[channel];
        int left = (column - 1) * SIDE;
        for (int y : overlap.places(down, Bands.vertical(band))) {
            int line = (row - 1) * SIDE + y;
            if (line >= 0 && line < where.rows() * SIDE) {
                float factor = change * vertical[y];
                for (int x : columns) {
                    int sample = left + x;
                    if (sample >= 0 && sample < width) {
                        to[line * width + sample] += factor * horizontal[x];
                    }
                }
            }
        }
    }
}

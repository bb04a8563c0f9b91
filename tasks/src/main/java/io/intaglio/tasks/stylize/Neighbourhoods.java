package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;

/**
 * The squares of neighbours of all pixels of a map, each as one vector. Outside the border, the nearest pixel is used.
 *
 * @param map one image with any number of channels
 * @param radius radius of the squares, whose side length is 2 · radius + 1
 */
record Neighbourhoods(ImageBatch map, int radius) {

    /** The largest number of squares from which statistics are computed. More would hardly change them. */
    private static final int MOST_SAMPLES = 1 << 14;

    /** Returns the length of a vector. */
    int length() {
        return map.channels() * side() * side();
    }

    private int side() {
        return 2 * radius + 1;
    }

    /** Copies the vector of a pixel: its neighbours row by row, each with its channels. */
    void get(int y, int x, double[] vector) {
        int at = 0;
        for (int row = y - radius; row <= y + radius; row++) {
            int nearestRow = Math.max(0, Math.min(map.height() - 1, row));
            for (int column = x - radius; column <= x + radius; column++) {
                int from = map.index(0, nearestRow, Math.max(0, Math.min(map.width() - 1, column)), 0);
                for (int c = 0; c < map.channels(); c++) {
                    vector[at++] = map.data()[from + c];
                }
            }
        }
    }

    /** Returns the mean and the covariance of the vectors, or of an even selection if there are many. */
    LinearTransfer statistics() {
        int step = 1;
        while (samples(map.height(), step) * samples(map.width(), step) > MOST_SAMPLES) {
            step++;
        }
        int columns = (int) samples(map.width(), step);
        int count = (int) samples(map.height(), step) * columns;
        int each = step;
        return LinearTransfer.of(
                count, length(), (index, vector) -> get(index / columns * each, index % columns * each, vector));
    }

    private static long samples(int extent, int step) {
        return (extent + step - 1L) / step;
    }

    /** Maps each vector, and returns for each pixel the mean of its values in the mapped squares of its neighbours. */
    ImageBatch mapped(AffineMap change) {
        int channels = map.channels();
        int height = map.height();
        int width = map.width();
        ImageBatch sum = ImageBatch.zeros(1, height, width, channels);
        double[] in = new double[length()];
        double[] out = new double[length()];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                get(y, x, in);
                change.apply(in, out);
                add(out, y, x, sum);
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = sum.index(0, y, x, 0);
                int squares = within(y, height) * within(x, width);
                for (int c = 0; c < channels; c++) {
                    sum.data()[at + c] /= squares;
                }
            }
        }
        return sum;
    }

    private void add(double[] vector, int y, int x, ImageBatch sum) {
        int channels = map.channels();
        for (int place = 0; place < side() * side(); place++) {
            int row = y + place / side() - radius;
            int column = x + place % side() - radius;
            if (row >= 0 && row < map.height() && column >= 0 && column < map.width()) {
                int to = sum.index(0, row, column, 0);
                for (int c = 0; c < channels; c++) {
                    sum.data()[to + c] += (float) vector[place * channels + c];
                }
            }
        }
    }

    /** Returns the number of pixels within the radius. */
    private int within(int at, int extent) {
        return Math.min(extent - 1, at + radius) - Math.max(0, at - radius) + 1;
    }
}

package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;

/**
 * Converts squares of neighbours to channels, and back. Outside the border, the nearest pixel is used.
 *
 * @param radius radius of the squares, whose side length is 2 · radius + 1
 */
record Neighbourhoods(int radius) {

    /** Returns each pixel's neighbours as channels. */
    ImageBatch of(ImageBatch map) {
        int side = 2 * radius + 1;
        int channels = map.channels();
        ImageBatch out = ImageBatch.zeros(1, map.height(), map.width(), channels * side * side);
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                int at = out.index(0, y, x, 0);
                for (int place = 0; place < side * side; place++) {
                    int row = Math.max(0, Math.min(map.height() - 1, y + place / side - radius));
                    int column = Math.max(0, Math.min(map.width() - 1, x + place % side - radius));
                    System.arraycopy(
                            map.data(), map.index(0, row, column, 0), out.data(), at + place * channels, channels);
                }
            }
        }
        return out;
    }

    /** Returns for each pixel the mean of its values in the squares of its neighbours. */
    ImageBatch means(ImageBatch neighbours) {
        int side = 2 * radius + 1;
        int channels = neighbours.channels() / (side * side);
        int height = neighbours.height();
        int width = neighbours.width();
        ImageBatch out = ImageBatch.zeros(1, height, width, channels);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = out.index(0, y, x, 0);
                int count = 0;
                for (int place = 0; place < side * side; place++) {
                    int row = y - (place / side - radius);
                    int column = x - (place % side - radius);
                    if (row >= 0 && row < height && column >= 0 && column < width) {
                        int from = neighbours.index(0, row, column, place * channels);
                        for (int c = 0; c < channels; c++) {
                            out.data()[to + c] += neighbours.data()[from + c];
                        }
                        count++;
                    }
                }
                for (int c = 0; c < channels; c++) {
                    out.data()[to + c] /= count;
                }
            }
        }
        return out;
    }
}

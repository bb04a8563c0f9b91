package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;

/**
 * The Bayer mosaic of colour filters (green on every second pixel, red and blue on every fourth) and the bilinear
 * interpolation of the missing values of each channel.
 */
final class BayerMosaic {

    private BayerMosaic() {}

    /** Returns the image that is interpolated from the values behind the filters, (1, rows, columns, 3). */
    static ImageBatch interpolated(ImageBatch image) {
        int height = image.height();
        int width = image.width();
        float[] out = new float[image.data().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    out[image.index(0, y, x, c)] = passes(y, x, c) ? image.get(0, y, x, c) : around(image, y, x, c);
                }
            }
        }
        return ImageBatch.wrap(1, height, width, 3, out);
    }

    private static boolean passes(int y, int x, int channel) {
        return switch (channel) {
            case 0 -> y % 2 == 0 && x % 2 == 0;
            case 1 -> (y + x) % 2 == 1;
            default -> y % 2 == 1 && x % 2 == 1;
        };
    }

    /** Returns the mean of the known values among the eight neighbours. */
    private static float around(ImageBatch image, int y, int x, int channel) {
        float sum = 0;
        int count = 0;
        for (int row = Math.max(0, y - 1); row <= Math.min(image.height() - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(image.width() - 1, x + 1); column++) {
                if (passes(row, column, channel)) {
                    sum += image.get(0, row, column, channel);
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}

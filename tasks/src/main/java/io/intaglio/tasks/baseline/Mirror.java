package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;

/** One image with its surroundings mirrored about its first and last pixels, as often as it takes; channel after channel. */
final class Mirror {

    final int margin;
    final int height;
    final int width;
    /** (channels, height, width), margins included. */
    final float[][] planes;

    private Mirror(int margin, int height, int width, float[][] planes) {
        this.margin = margin;
        this.height = height;
        this.width = width;
        this.planes = planes;
    }

    static Mirror of(ImageBatch images, int image, int margin) {
        int height = images.height() + 2 * margin;
        int width = images.width() + 2 * margin;
        float[][] planes = new float[images.channels()][height * width];
        for (int c = 0; c < planes.length; c++) {
            for (int y = 0; y < height; y++) {
                int from = fold(y - margin, images.height());
                for (int x = 0; x < width; x++) {
                    planes[c][y * width + x] = images.get(image, from, fold(x - margin, images.width()), c);
                }
            }
        }
        return new Mirror(margin, height, width, planes);
    }

    /** Where a position outside 0..extent-1 comes from: ... 2 1 [0 1 2] 1 0 ... */
    static int fold(int position, int extent) {
        if (extent == 1) {
            return 0;
        }
        int period = 2 * (extent - 1);
        int within = Math.floorMod(position, period);
        return within < extent ? within : period - within;
    }
}

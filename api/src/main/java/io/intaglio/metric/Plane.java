package io.intaglio.metric;

import io.intaglio.image.ImageBatch;

/** One channel of one image, in double precision: variances are differences of nearly equal numbers. */
final class Plane {

    final int height;
    final int width;
    final double[] values;

    private Plane(int height, int width) {
        this.height = height;
        this.width = width;
        this.values = new double[height * width];
    }

    static Plane of(ImageBatch images, int image, int channel) {
        Plane plane = new Plane(images.height(), images.width());
        int at = images.index(image, 0, 0, channel);
        for (int i = 0; i < plane.values.length; i++, at += images.channels()) {
            plane.values[i] = images.data()[at];
        }
        return plane;
    }

    /** The means of 2x2 squares; an odd last row or column is repeated. */
    Plane halved() {
        Plane half = new Plane((height + 1) / 2, (width + 1) / 2);
        for (int y = 0; y < half.height; y++) {
            int upper = 2 * y * width;
            int lower = Math.min(2 * y + 1, height - 1) * width;
            for (int x = 0; x < half.width; x++) {
                int left = 2 * x;
                int right = Math.min(2 * x + 1, width - 1);
                half.values[y * half.width + x] = (values[upper + left]
                                + values[upper + right]
                                + values[lower + left]
                                + values[lower + right])
                        / 4;
            }
        }
        return half;
    }
}

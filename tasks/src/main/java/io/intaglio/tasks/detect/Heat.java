package io.intaglio.tasks.detect;

import io.intaglio.image.ImageBatch;

/**
 * A map of the anomalous places in an image. A value is the difference between a pixel and the restored pixel (root
 * mean square over the channels), or the strength of a network's mark. Both are averaged over neighbouring pixels.
 *
 * @param height height in pixels
 * @param width width in pixels
 * @param values the values, row by row, at least 0
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Heat(int height, int width, float[] values) {

    /** The value of the threshold in pictures. */
    static final float THRESHOLD = 0.5f;

    /** Radii of the squares over which differences are averaged, in pixels. */
    private static final int[] REACHES = {2, 5};

    /** Radii for marks, which are already smooth. */
    private static final int[] MARKED = {1, 3};

    /** Number of averages over a square. Two of them give more weight to the centre. */
    private static final int PASSES = 2;

    /** Returns the differences between an image and the restored image. */
    static Heat of(ImageBatch image, ImageBatch expected) {
        int channels = image.channels();
        float[] off = new float[image.height() * image.width()];
        for (int i = 0; i < off.length; i++) {
            double squares = 0;
            for (int c = 0; c < channels; c++) {
                double difference = image.data()[i * channels + c] - expected.data()[i * channels + c];
                squares += difference * difference;
            }
            off[i] = (float) Math.sqrt(squares / channels);
        }
        return smooth(off, image.height(), image.width(), REACHES);
    }

    /**
     * Returns the map of a network's marks.
     *
     * @param marks one channel, about 1 where something is wrong and 0 elsewhere
     */
    static Heat marked(ImageBatch marks) {
        float[] sure = new float[marks.height() * marks.width()];
        for (int i = 0; i < sure.length; i++) {
            sure[i] = Math.max(0, Math.min(1, marks.data()[i]));
        }
        return smooth(sure, marks.height(), marks.width(), MARKED);
    }

    private static Heat smooth(float[] off, int height, int width, int... reaches) {
        float[] values = new float[off.length];
        for (int reach : reaches) {
            float[] smooth = off;
            for (int pass = 0; pass < PASSES; pass++) {
                smooth = mean(smooth, height, width, reach);
            }
            for (int i = 0; i < values.length; i++) {
                values[i] += smooth[i] / reaches.length;
            }
        }
        return new Heat(height, width, values);
    }

    /** Returns the largest value. */
    float most() {
        float most = 0;
        for (float value : values) {
            most = Math.max(most, value);
        }
        return most;
    }

    /** Returns a picture of the values from 0 to 1, in which the threshold has the value 0.5. */
    ImageBatch picture(double threshold, int channels) {
        ImageBatch picture = ImageBatch.zeros(1, height, width, channels);
        for (int i = 0; i < values.length; i++) {
            float level = (float) (values[i] / (values[i] + threshold));
            for (int c = 0; c < channels; c++) {
                picture.data()[i * channels + c] = level;
            }
        }
        return picture;
    }

    /** Returns a picture with red over places above the threshold. Larger values give stronger red. */
    ImageBatch over(ImageBatch image, double threshold) {
        ImageBatch over = ImageBatch.zeros(1, height, width, 3);
        for (int i = 0; i < values.length; i++) {
            float level = (float) (values[i] / (values[i] + threshold));
            float share = Math.max(0, Math.min(1, 2 * level - 0.6f));
            for (int c = 0; c < 3; c++) {
                float pixel = image.data()[i * image.channels() + Math.min(c, image.channels() - 1)];
                over.data()[i * 3 + c] = (1 - share) * pixel + share * (c == 0 ? 1 : 0);
            }
        }
        return over;
    }

    /** Returns the means over squares, which are smaller at the border, computed with running sums. */
    private static float[] mean(float[] plane, int height, int width, int reach) {
        return columns(rows(plane, height, width, reach), height, width, reach);
    }

    private static float[] rows(float[] plane, int height, int width, int reach) {
        float[] means = new float[plane.length];
        for (int y = 0; y < height; y++) {
            double sum = 0;
            for (int x = -reach; x < width; x++) {
                sum += x + reach < width ? plane[y * width + x + reach] : 0;
                sum -= x - reach - 1 >= 0 ? plane[y * width + x - reach - 1] : 0;
                if (x >= 0) {
                    means[y * width + x] =
                            (float) (Math.max(0, sum) / (Math.min(width - 1, x + reach) - Math.max(0, x - reach) + 1));
                }
            }
        }
        return means;
    }

    private static float[] columns(float[] plane, int height, int width, int reach) {
        float[] means = new float[plane.length];
        double[] sums = new double[width];
        for (int y = -reach; y < height; y++) {
            int rows = Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1;
            for (int x = 0; x < width; x++) {
                sums[x] += y + reach < height ? plane[(y + reach) * width + x] : 0;
                sums[x] -= y - reach - 1 >= 0 ? plane[(y - reach - 1) * width + x] : 0;
                if (y >= 0) {
                    means[y * width + x] = (float) (Math.max(0, sums[x]) / rows);
                }
            }
        }
        return means;
    }
}

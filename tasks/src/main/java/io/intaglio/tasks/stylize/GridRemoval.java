package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;

/**
 * Removes the grid that a decoder shows in flat parts. Where a changed code is constant, the decoder repeats one
 * pattern with the period of its stride. The pattern is the median of the pixels at the same place of the neighbouring
 * periods, after the local mean is subtracted. A median ignores edges, which pass through few of these periods.
 *
 * @param period period of the pattern in pixels
 */
record GridRemoval(int period) {

    /** Periods on each side from which the pattern is taken. */
    private static final int REACH = 2;

    /** Returns the image without the grid. */
    ImageBatch of(ImageBatch image) {
        int height = image.height();
        int width = image.width();
        if (period < 2 || height < 2 * period || width < 2 * period) {
            return image;
        }
        int channels = image.channels();
        float[] out = image.data().clone();
        float[] plane = new float[height * width];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = image.data()[i * channels + c];
            }
            float[] details = withoutMean(plane, height, width);
            float[] across = medians(details, height, width, 1);
            float[] pattern = withoutMean(medians(across, width, height, width), height, width);
            for (int i = 0; i < plane.length; i++) {
                out[i * channels + c] -= pattern[i];
            }
        }
        return ImageBatch.wrap(1, height, width, channels, out);
    }

    /** Subtracts the mean of the square of one period around each pixel, to which a pattern contributes nothing. */
    private float[] withoutMean(float[] plane, int height, int width) {
        float[] across = new float[plane.length];
        for (int y = 0; y < height; y++) {
            means(plane, y * width, 1, width, across);
        }
        float[] mean = new float[plane.length];
        for (int x = 0; x < width; x++) {
            means(across, x, width, height, mean);
        }
        float[] difference = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            difference[i] = plane[i] - mean[i];
        }
        return difference;
    }

    /** Means over one period along a line of pixels; near its ends those of the first and the last whole period. */
    private void means(float[] in, int from, int step, int count, float[] out) {
        int before = period / 2;
        for (int i = 0; i < count; i++) {
            int first = Math.max(0, Math.min(count - period, i - before));
            float sum = 0;
            for (int k = 0; k < period; k++) {
                sum += in[from + (first + k) * step];
            }
            out[from + i * step] = sum / period;
        }
    }

    /**
     * Medians of the values at the same place of the neighbouring periods, along lines.
     *
     * @param lines number of lines
     * @param length length of a line
     * @param step distance between successive values of a line: 1 for rows; the width for columns
     */
    private float[] medians(float[] in, int lines, int length, int step) {
        float[] out = new float[in.length];
        float[] values = new float[2 * REACH + 1];
        for (int line = 0; line < lines; line++) {
            int from = step == 1 ? line * length : line;
            for (int i = 0; i < length; i++) {
                int count = 0;
                for (int k = -REACH; k <= REACH; k++) {
                    int at = i + k * period;
                    if (at >= 0 && at < length) {
                        values[count++] = in[from + at * step];
                    }
                }
                Arrays.sort(values, 0, count);
                out[from + i * step] = values[count / 2];
            }
        }
        return out;
    }
}

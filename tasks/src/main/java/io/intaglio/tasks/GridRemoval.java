package io.intaglio.tasks;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Removes the grid that a decoder shows in flat parts. Where a changed code is constant, the decoder repeats one
 * pattern with the period of its stride. The pattern is the median of the pixels at the same place of the neighbouring
 * periods, after the local mean is subtracted. A median ignores edges, which pass through few of these periods.
 *
 * @param period period of the pattern in pixels
 * @since 0.1
 */
public record GridRemoval(int period) {

    /** Periods on each side from which the pattern is taken. */
    private static final int REACH = 2;

    /** Rows of a band. */
    private static final int ROWS = 256;

    private static final double DARKEST = 1e-3;

    /**
     * Returns an image without the grid.
     *
     * @param image one image, (1, height, width, channels)
     */
    public ImageBatch of(ImageBatch image) {
        return without(image, band -> c -> pattern(band.of(image), c));
    }

    /**
     * Returns the answer of a network without the grid that its input does not have. What repeats itself in the input,
     * such as a fabric, stays.
     *
     * @param answer one image, (1, height, width, channels)
     * @param input of the same shape
     */
    public ImageBatch of(ImageBatch answer, ImageBatch input) {
        if (!shows(answer)) {
            return answer; // before its mean is taken
        }
        float gain = (float) (mean(answer) / Math.max(mean(input), DARKEST));
        return without(answer, band -> c -> {
            float[] pattern = pattern(band.of(answer), c);
            float[] before = pattern(band.of(input), c);
            for (int i = 0; i < pattern.length; i++) {
                float more = Math.max(0, Math.abs(pattern[i]) - gain * Math.abs(before[i]));
                pattern[i] = Math.copySign(more, pattern[i]);
            }
            return pattern;
        });
    }

    /** Returns whether there is a period, and room for two of them both ways. */
    private boolean shows(ImageBatch image) {
        return period > 1 && image.height() >= 2 * period && image.width() >= 2 * period;
    }

    private static double mean(ImageBatch image) {
        double sum = 0;
        for (float value : image.data()) {
            sum += value;
        }
        return sum / image.data().length;
    }

    /** Rows of an image from {@code from} to {@code to}, exclusive. */
    private record Band(int from, int to) {

        ImageBatch of(ImageBatch image) {
            return image.crop(from, 0, to - from, image.width());
        }
    }

    /**
     * Subtracts a pattern, band by band, which takes less memory.
     *
     * @param pattern gives the pattern of each channel of a band
     */
    private ImageBatch without(ImageBatch image, Function<Band, IntFunction<float[]>> pattern) {
        if (!shows(image)) {
            return image;
        }
        int height = image.height();
        int channels = image.channels();
        int margin = (REACH + 2) * period; // as far as a pixel's pattern depends on others
        float[] out = image.data().clone();
        for (int top = 0; top < height; top += ROWS) {
            Band band = new Band(Math.max(0, top - margin), Math.min(height, top + ROWS + margin));
            IntFunction<float[]> patterns = pattern.apply(band);
            int bottom = Math.min(height, top + ROWS);
            for (int c = 0; c < channels; c++) {
                float[] removed = patterns.apply(c);
                for (int i = (top - band.from()) * image.width(); i < (bottom - band.from()) * image.width(); i++) {
                    out[(band.from() * image.width() + i) * channels + c] -= removed[i];
                }
            }
        }
        return ImageBatch.wrap(1, height, image.width(), channels, out);
    }

    private float[] pattern(ImageBatch image, int channel) {
        int height = image.height();
        int width = image.width();
        float[] plane = new float[height * width];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = image.data()[i * image.channels() + channel];
        }
        float[] across = medians(withoutMean(plane, height, width), height, width, 1);
        return withoutMean(medians(across, width, height, width), height, width);
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

package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A blur as a sequence of kernels. Each kernel is a weighted sum of shifted images.
 *
 * @param kernels shifts and weights of each kernel
 * @since 0.1
 */
public record PointSpreadFunction(List<List<Tap>> kernels) {

    /**
     * One shifted image.
     *
     * @param down number of rows by which the source pixel is lower
     * @param right number of columns by which the source pixel is farther to the right
     * @param weight weight of the shifted image; the weights of a kernel sum to 1
     */
    public record Tap(int down, int right, double weight) {}

    /**
     * Returns a Gaussian blur, truncated at four standard deviations: along the columns, then along the rows.
     *
     * @param sigma standard deviation in pixels
     */
    public static PointSpreadFunction gaussian(double sigma) {
        int radius = (int) Math.ceil(4 * sigma);
        List<Tap> vertical = new ArrayList<>();
        List<Tap> horizontal = new ArrayList<>();
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += bell(i, sigma);
        }
        for (int i = -radius; i <= radius; i++) {
            vertical.add(new Tap(i, 0, bell(i, sigma) / sum));
            horizontal.add(new Tap(0, i, bell(i, sigma) / sum));
        }
        return new PointSpreadFunction(List.of(vertical, horizontal));
    }

    private static double bell(int distance, double sigma) {
        return distance == 0 ? 1 : StrictMath.exp(-distance * distance / (2 * sigma * sigma));
    }

    /**
     * Returns a blur along a straight line around the point. Each piece of the line is distributed over the four
     * nearest pixels.
     *
     * @param length length in pixels; 1 gives no blur
     * @param direction direction in radians
     */
    static PointSpreadFunction line(double length, double direction) {
        double half = (length - 1) / 2;
        int pieces = 8 * (int) Math.ceil(length) + 1;
        Map<Long, Double> weights = new TreeMap<>();
        for (int piece = 0; piece < pieces; piece++) {
            double along = half * (2.0 * piece / (pieces - 1) - 1);
            double y = along * StrictMath.sin(direction);
            double x = along * StrictMath.cos(direction);
            int top = (int) Math.floor(y);
            int left = (int) Math.floor(x);
            for (int corner = 0; corner < 4; corner++) {
                double near = (corner / 2 == 0 ? 1 - (y - top) : y - top)
                        * (corner % 2 == 0 ? 1 - (x - left) : x - left)
                        / pieces;
                weights.merge(((long) (top + corner / 2) << 32) + left + corner % 2, near, Double::sum);
            }
        }
        List<Tap> taps = new ArrayList<>();
        weights.forEach((place, weight) -> {
            int right = place.intValue();
            int down = (int) ((place - right) >> 32);
            if (weight > 1e-9) {
                taps.add(new Tap(down, right, weight));
            }
        });
        return new PointSpreadFunction(List.of(taps));
    }

    /** Returns a blurred image of the same shape. Outside its border the image is mirrored. */
    public ImageBatch apply(ImageBatch image) {
        ImageBatch spread = image;
        for (List<Tap> kernel : kernels) {
            spread = apply(kernel, spread);
        }
        return spread;
    }

    private static ImageBatch apply(List<Tap> kernel, ImageBatch image) {
        ImageBatch sum = ImageBatch.zeros(1, image.height(), image.width(), image.channels());
        for (Tap tap : kernel) {
            for (int y = 0; y < image.height(); y++) {
                int row = image.index(0, Mirror.fold(y + tap.down(), image.height()), 0, 0);
                addRow(image, row, tap, sum.data(), sum.index(0, y, 0, 0));
            }
        }
        return sum;
    }

    /** Adds a shifted row. The part inside the image is contiguous; only mirrored pixels are read one by one. */
    private static void addRow(ImageBatch image, int row, Tap tap, float[] sum, int to) {
        int channels = image.channels();
        int width = image.width();
        float weight = (float) tap.weight();
        float[] from = image.data();
        int first = Math.min(width, Math.max(0, -tap.right()));
        int end = Math.max(first, Math.min(width, width - tap.right()));
        int shift = row - to + channels * tap.right();
        for (int i = to + channels * first; i < to + channels * end; i++) {
            sum[i] += weight * from[i + shift];
        }
        for (int x = 0; x < width; x++) {
            if (x < first || x >= end) {
                int at = row + channels * Mirror.fold(x + tap.right(), width);
                for (int c = 0; c < channels; c++) {
                    sum[to + channels * x + c] += weight * from[at + c];
                }
            }
        }
    }
}

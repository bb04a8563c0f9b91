package io.intaglio.tasks;

import io.intaglio.image.BilinearReader;
import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gives back detail that a network removed together with the noise. At each place the network removes noise of energy v
 * and, where it mistakes texture for noise, detail of energy d, and the two are not correlated. So the mixture of the
 * picture and the answer with the smallest error has the share v / (v + d) of the answer (the gain of the local linear
 * filter of Lee 1980, for the removed part). The energy removed at the place is v + d. As most places have little
 * texture, a low quantile of the removed energies is that of the noise. Noise depends on brightness, so the quantile is
 * taken among places of similar brightness.
 */
final class DetailRecovery {

    /** Side of the blocks in which energies are measured, in pixels. */
    private static final int BLOCK = 8;

    /** Largest number of levels of brightness with a noise of their own, and smallest number of blocks in each. */
    private static final int LEVELS = 8;

    private static final int BLOCKS_IN_LEVEL = 32;

    /** The quantile of the removed energies that is considered the energy of the noise. */
    private static final double QUANTILE = 0.4;

    /** Up to this ratio, a higher energy is considered noise that is stronger by chance. */
    private static final double TOLERANCE = 1.3;

    /** Largest ratio of the energy of the noise at a brightness to that in the whole picture, and its inverse. */
    private static final double CONTRAST = 3;

    private static final double SMALLEST = 1e-12;

    private DetailRecovery() {}

    /**
     * Mixes a picture with the answer of a network.
     *
     * @param before the picture, (1, height, width, channels)
     * @param after the answer, of the same shape
     * @param detail how much of the removed detail comes back: 0 for the answer itself, 1 for the estimated best
     *     mixture
     */
    static ImageBatch mixed(ImageBatch before, ImageBatch after, double detail) {
        BilinearReader shares = new BilinearReader(shares(before, after));
        float[] mixed = after.data().clone();
        float[] share = new float[1];
        int channels = after.channels();
        for (int y = 0; y < after.height(); y++) {
            for (int x = 0; x < after.width(); x++) {
                shares.read((y + 0.5) / BLOCK - 0.5, (x + 0.5) / BLOCK - 0.5, share, 0);
                float returned = (float) detail * (1 - share[0]);
                int from = (y * after.width() + x) * channels;
                for (int i = from; i < from + channels; i++) {
                    mixed[i] += returned * (before.data()[i] - mixed[i]);
                }
            }
        }
        return ImageBatch.wrap(1, after.height(), after.width(), channels, mixed);
    }

    /** Returns the share of the answer in the best mixture for each block, from 0 to 1, (1, rows, columns, 1). */
    private static ImageBatch shares(ImageBatch before, ImageBatch after) {
        float[] then = before.data();
        float[] now = after.data();
        ImageBatch energies = blockMeans(after, i -> (now[i] - then[i]) * (now[i] - then[i]));
        double[] noise = noise(energies.data(), blockMeans(after, i -> now[i]).data());
        ImageBatch smooth = smoothed(smoothed(energies));
        float[] shares = new float[noise.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) Math.min(1, TOLERANCE * noise[i] / Math.max(smooth.data()[i], SMALLEST));
        }
        return ImageBatch.wrap(1, energies.height(), energies.width(), 1, shares);
    }

    /** A value of each number of an image. */
    @FunctionalInterface
    private interface Value {

        float at(int index);
    }

    /** Returns the means over the pixels and channels of each block. At the border blocks can be smaller. */
    private static ImageBatch blockMeans(ImageBatch image, Value value) {
        int rows = (image.height() + BLOCK - 1) / BLOCK;
        int columns = (image.width() + BLOCK - 1) / BLOCK;
        float[] means = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                means[row * columns + column] = (float) mean(image, value, row * BLOCK, column * BLOCK);
            }
        }
        return ImageBatch.wrap(1, rows, columns, 1, means);
    }

    private static double mean(ImageBatch image, Value value, int top, int left) {
        int bottom = Math.min(image.height(), top + BLOCK);
        int count = (Math.min(image.width(), left + BLOCK) - left) * image.channels();
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            int from = (y * image.width() + left) * image.channels();
            for (int i = from; i < from + count; i++) {
                sum += value.at(i);
            }
        }
        return sum / ((bottom - top) * (double) count);
    }

    /** Smooths with the weights 1/4, 1/2 and 1/4 in both directions. Beyond the border its values are repeated. */
    private static ImageBatch smoothed(ImageBatch map) {
        float[] smooth = new float[map.data().length];
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                float sum = 0;
                for (int down = -1; down <= 1; down++) {
                    for (int right = -1; right <= 1; right++) {
                        int weight = (2 - Math.abs(down)) * (2 - Math.abs(right));
                        sum += weight * map.get(0, inside(y + down, map.height()), inside(x + right, map.width()), 0);
                    }
                }
                smooth[y * map.width() + x] = sum / 16;
            }
        }
        return ImageBatch.wrap(1, map.height(), map.width(), 1, smooth);
    }

    private static int inside(int place, int side) {
        return Math.max(0, Math.min(side - 1, place));
    }

    /**
     * Estimates the energy of the noise in each block.
     *
     * @param energies the removed energy of each block
     * @param brightness the mean of the answer in each block
     */
    private static double[] noise(float[] energies, float[] brightness) {
        int[] ascending = IntStream.range(0, brightness.length)
                .boxed()
                .sorted((a, b) -> Float.compare(brightness[a], brightness[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double overall = quantile(energies, ascending, 0, ascending.length);
        int levels = Math.max(1, Math.min(LEVELS, ascending.length / BLOCKS_IN_LEVEL));
        double[] places = new double[levels];
        double[] values = new double[levels];
        for (int level = 0; level < levels; level++) {
            int from = (int) ((long) ascending.length * level / levels);
            int to = (int) ((long) ascending.length * (level + 1) / levels);
            places[level] = Arrays.stream(ascending, from, to)
                    .mapToDouble(block -> brightness[block])
                    .average()
                    .orElseThrow();
            double energy = quantile(energies, ascending, from, to);
            values[level] = Math.max(overall / CONTRAST, Math.min(overall * CONTRAST, energy));
        }
        return IntStream.range(0, brightness.length)
                .mapToDouble(block -> interpolated(places, values, brightness[block]))
                .toArray();
    }

    private static double quantile(float[] energies, int[] blocks, int from, int to) {
        double[] sorted = Arrays.stream(blocks, from, to)
                .mapToDouble(block -> energies[block])
                .sorted()
                .toArray();
        return sorted[(int) (QUANTILE * (sorted.length - 1))];
    }

    /** Interpolates linearly between ascending places. Beyond them the first and the last value are repeated. */
    private static double interpolated(double[] places, double[] values, double place) {
        int next = 0;
        while (next < places.length && places[next] < place) {
            next++;
        }
        if (next == 0 || next == places.length) {
            return values[Math.min(next, places.length - 1)];
        }
        double share = (place - places[next - 1]) / (places[next] - places[next - 1]);
        return values[next - 1] + share * (values[next] - values[next - 1]);
    }
}

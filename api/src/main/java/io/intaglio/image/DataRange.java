package io.intaglio.image;

import java.util.Optional;

/**
 * Finds the range that the values of a picture lie in. Where the smallest and the largest lie far apart, one in a
 * thousand at either end may be outliers (hot pixels, stars) and is not counted.
 */
final class DataRange {

    private static final int BINS = 1 << 14;
    private static final int OUTLIERS = 1000;
    private static final int ROUNDS = 8;

    /** Half a step of 16 bits. */
    private static final double FLAT = 0x1p-17;

    private DataRange() {}

    /**
     * Finds a range that is a small part of [0, 1].
     *
     * @param share the largest width of such a range
     * @return nothing where the values use more; a narrow range where all are equal, so that they come back as they
     *     were
     */
    static Optional<Normalization> little(ImageBatch pixels, double share) {
        float[] values = pixels.data();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (!(most >= least)) {
            return Optional.empty();
        }
        if (most == least) {
            return Optional.of(new Normalization(least - FLAT, least + FLAT));
        }
        if (most - least <= share) {
            return Optional.of(new Normalization(least, most));
        }
        double[] range = withoutOutliers(values, least, most);
        return range[1] > range[0] && range[1] - range[0] <= share
                ? Optional.of(new Normalization(range[0], range[1]))
                : Optional.empty();
    }

    /** By histograms, each over what the one before left: an outlier may be a million times as large as the data. */
    private static double[] withoutOutliers(float[] values, double least, double most) {
        long allowed = Math.max(1, values.length / OUTLIERS);
        double low = least;
        double high = most;
        for (int round = 0; round < ROUNDS; round++) {
            long[] counts = new long[BINS];
            long below = 0;
            long above = 0;
            double factor = BINS / (high - low);
            for (float value : values) {
                if (value < low) {
                    below++;
                } else if (value > high) {
                    above++;
                } else {
                    counts[(int) Math.min(BINS - 1, (value - low) * factor)]++;
                }
            }
            int first = 0;
            while (first < BINS - 1 && below + counts[first] <= allowed) {
                below += counts[first++];
            }
            int last = BINS - 1;
            while (last > first && above + counts[last] <= allowed) {
                above += counts[last--];
            }
            double width = high - low;
            high = low + (last + 1) / factor;
            low += first / factor;
            if ((high - low) * 16 > width) {
                break;
            }
        }
        return new double[] {low, high};
    }
}

package io.intaglio.tasks.detect;

import io.intaglio.metric.Figure;
import java.util.Map;

/**
 * Measures how well heat maps find the anomalous pixels, which masks show. The figures are:
 *
 * <ul>
 *   <li>the area under the receiver operating characteristic over all pixels;
 *   <li>AUPRO (Bergmann et al. 2020): the area under the curve of the mean share of each connected region that is
 *       found, over the share of normal pixels above the same threshold, from 0 to {@value #PRO_LIMIT};
 *   <li>AUPIMO (Bertoldo et al. 2024): the area under the curve of the mean share of each image's anomalous pixels that
 *       is found, over the logarithm of the mean share of pixels above the same threshold in normal images, from 1e-5
 *       to 1e-4. It needs normal images.
 * </ul>
 *
 * Values are counted in bins by their upper bits, with a relative precision of about 1/2,000. Images are not stored.
 */
final class PixelFigures {

    private static final double PRO_LIMIT = 0.3;
    private static final double PIMO_FROM = 1e-5;
    private static final double PIMO_TO = 1e-4;
    private static final int DROPPED_BITS = 12;
    private static final int BINS = 1 << (31 - DROPPED_BITS);

    private final double[] normal = new double[BINS];
    private final double[] anomalous = new double[BINS];
    private final double[] regions = new double[BINS];
    private final double[] images = new double[BINS];
    private final double[] clean = new double[BINS];
    private long regionCount;
    private long imageCount;
    private long cleanCount;

    /**
     * Adds an image.
     *
     * @param values values of the heat map, at least 0, row by row
     * @param mask whether each pixel is anomalous
     */
    void add(float[] values, boolean[] mask, int width) {
        int[] labels = Regions.of(mask, width);
        int[] sizes = Regions.sizes(labels);
        int all = 0;
        for (int size : sizes) {
            all += size;
        }
        for (int i = 0; i < values.length; i++) {
            int bin = Float.floatToIntBits(Math.max(0, values[i])) >>> DROPPED_BITS;
            if (labels[i] > 0) {
                anomalous[bin]++;
                regions[bin] += 1.0 / sizes[labels[i] - 1];
                images[bin] += 1.0 / all;
            } else {
                normal[bin]++;
                if (all == 0) {
                    clean[bin] += 1.0 / values.length;
                }
            }
        }
        regionCount += sizes.length;
        imageCount += all > 0 ? 1 : 0;
        cleanCount += all == 0 ? 1 : 0;
    }

    /** Adds the figures that can be computed. */
    void into(Map<String, Figure> figures) {
        double normalPixels = sum(normal);
        if (regionCount == 0 || normalPixels == 0) {
            return;
        }
        put(figures, "pixel-auroc", area(normal, normalPixels, anomalous, sum(anomalous), 1));
        put(figures, "aupro", area(normal, normalPixels, regions, regionCount, PRO_LIMIT) / PRO_LIMIT);
        if (cleanCount > 0) {
            put(figures, "aupimo", pimo());
        }
    }

    private static void put(Map<String, Figure> figures, String name, double share) {
        figures.put(name, Figure.higherIsBetter(100 * share, "%", 2));
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /**
     * Returns the area under a curve, from the highest threshold to the one at which the share of false pixels reaches
     * a limit.
     */
    private static double area(double[] off, double allOff, double[] found, double allFound, double limit) {
        double area = 0;
        double x = 0;
        double y = 0;
        for (int bin = BINS - 1; bin >= 0; bin--) {
            double dx = off[bin] / allOff;
            double dy = found[bin] / allFound;
            if (x + dx >= limit) {
                double share = dx == 0 ? 0 : (limit - x) / dx;
                return area + (limit - x) * (y + share * dy / 2);
            }
            area += dx * (y + dy / 2);
            x += dx;
            y += dy;
        }
        return area + (limit - x) * y;
    }

    /**
     * Returns AUPIMO. Between two thresholds the curve is a step: the largest found share without exceeding a share of
     * false pixels.
     */
    private double pimo() {
        double area = 0;
        double x = 0;
        double y = 0;
        for (int bin = BINS - 1; bin >= 0 && x < PIMO_TO; bin--) {
            double next = x + clean[bin] / cleanCount;
            double from = Math.max(PIMO_FROM, x);
            double to = Math.min(PIMO_TO, next);
            if (to > from) {
                area += y * Math.log(to / from);
            }
            x = next;
            y += images[bin] / imageCount;
        }
        if (x < PIMO_TO) {
            area += y * Math.log(PIMO_TO / Math.max(PIMO_FROM, x));
        }
        return area / Math.log(PIMO_TO / PIMO_FROM);
    }
}

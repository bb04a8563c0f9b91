package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;

/**
 * Smooths an image along the edges of another one, the guide: in each square the numbers become a linear function of
 * those of the guide (He, Sun and Tang, "Guided Image Filtering", 2013).
 */
final class GuidedFilter {

    private final BoxSums box;
    private final float[] areas;
    private final float[] guide;
    private final float[] mean;
    private final float[] variance;
    private final double flat;

    /**
     * @param guide one channel
     * @param flat variance of the guide below which squares become constant
     */
    GuidedFilter(ImageBatch guide, int radius, double flat) {
        this.box = new BoxSums(guide.width(), guide.height(), radius);
        this.guide = guide.data();
        this.flat = flat;
        float[] ones = new float[this.guide.length];
        Arrays.fill(ones, 1);
        this.areas = box.of(ones);
        this.mean = means(this.guide);
        this.variance = covariance(this.guide, mean);
    }

    /** Returns means over squares, which are smaller at the border. */
    private float[] means(float[] data) {
        float[] sums = box.of(data);
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= areas[i];
        }
        return sums;
    }

    private float[] covariance(float[] numbers, float[] means) {
        float[] products = new float[numbers.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = guide[i] * numbers[i];
        }
        float[] out = means(products);
        for (int i = 0; i < out.length; i++) {
            out[i] -= mean[i] * means[i];
        }
        return out;
    }

    /** Returns smoothed numbers, one for each pixel. */
    float[] of(float[] numbers) {
        float[] means = means(numbers);
        float[] slope = covariance(numbers, means);
        float[] offset = new float[slope.length];
        for (int i = 0; i < slope.length; i++) {
            slope[i] /= (float) (variance[i] + flat);
            offset[i] = means[i] - slope[i] * mean[i];
        }
        float[] slopes = means(slope);
        float[] offsets = means(offset);
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = slopes[i] * guide[i] + offsets[i];
        }
        return slopes;
    }
}

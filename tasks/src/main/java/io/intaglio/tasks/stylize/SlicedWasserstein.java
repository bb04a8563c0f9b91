package io.intaglio.tasks.stylize;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The sliced Wasserstein distance between two sets of patches. Both sets are projected on random directions of length
 * 1, and for each direction the sorted projections are compared (Elnekave and Weiss, "Generating Natural Images with
 * Direct Patch Distributions Matching", 2022).
 */
final class SlicedWasserstein {

    private final float[][] directions;

    private SlicedWasserstein(float[][] directions) {
        this.directions = directions;
    }

    /**
     * Draws directions.
     *
     * @param count number of directions
     * @param length number of numbers of a patch
     * @param centred whether the mean of a patch has no effect
     */
    static SlicedWasserstein draw(int count, int length, boolean centred, RandomGenerator random) {
        float[][] directions = new float[count][length];
        double[] numbers = new double[length];
        for (float[] direction : directions) {
            Arrays.setAll(numbers, i -> random.nextGaussian());
            double mean = centred ? Arrays.stream(numbers).average().orElseThrow() : 0;
            double squares = 0;
            for (double number : numbers) {
                squares += (number - mean) * (number - mean);
            }
            for (int i = 0; i < length; i++) {
                direction[i] = (float) ((numbers[i] - mean) / Math.sqrt(Math.max(1e-12, squares)));
            }
        }
        return new SlicedWasserstein(directions);
    }

    /**
     * Adds the gradient of the mean squared difference, multiplied by a factor, to the gradient of the first patches'
     * image.
     *
     * @param patches patches of the image that is changed
     * @param style the same number of patches of the style
     * @return the mean squared difference
     */
    double addGradient(PatchSample patches, PatchSample style, double factor, float[] gradient) {
        float[][] slopes = new float[directions.length][];
        double[] squares = new double[directions.length];
        IntStream.range(0, directions.length).parallel().forEach(k -> {
            float[] wanted = RadixSort.sorted(style.project(directions[k]));
            float[] numbers = patches.project(directions[k]);
            int[] order = RadixSort.order(numbers);
            double scale = 1.0 / ((double) directions.length * numbers.length);
            float[] slope = new float[numbers.length];
            double sum = 0;
            for (int rank = 0; rank < order.length; rank++) {
                int i = order[rank];
                float difference = numbers[i] - wanted[rank];
                sum += difference * difference;
                slope[i] = (float) (2 * factor * scale * difference);
            }
            slopes[k] = slope;
            squares[k] = sum * scale;
        });
        patches.addGradient(directions, slopes, gradient);
        return Arrays.stream(squares).sum();
    }

    /** Returns the mean of the absolute differences, in units of the images' numbers. */
    double distance(PatchSample patches, PatchSample others) {
        return Arrays.stream(directions)
                .parallel()
                .mapToDouble(direction -> {
                    float[] a = RadixSort.sorted(patches.project(direction));
                    float[] b = RadixSort.sorted(others.project(direction));
                    double sum = 0;
                    for (int i = 0; i < a.length; i++) {
                        sum += Math.abs(a[i] - b[i]);
                    }
                    return sum / a.length;
                })
                .average()
                .orElseThrow();
    }
}

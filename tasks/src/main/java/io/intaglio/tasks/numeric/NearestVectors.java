package io.intaglio.tasks.numeric;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds nearest neighbours by comparing with all vectors.
 *
 * @since 0.1
 */
public final class NearestVectors {

    private NearestVectors() {}

    /**
     * Returns the indices of the nearest vectors, the nearest first. Of equally near vectors, the one with the lower
     * index is first.
     *
     * @param vector the vector to compare with
     * @param count number of vectors
     * @param most largest number of results
     * @param vectors returns the vector of an index, from 0; null to leave it out
     */
    public static int[] of(float[] vector, int count, int most, IntFunction<float @Nullable []> vectors) {
        int[] nearest = new int[Math.min(most, count)];
        double[] distances = new double[nearest.length];
        int found = 0;
        for (int i = 0; i < count; i++) {
            float[] other = vectors.apply(i);
            if (other == null) {
                continue;
            }
            double distance = squaredDistance(vector, other);
            if (found == nearest.length && distance >= distances[found - 1]) {
                continue;
            }
            int at = found == nearest.length ? found - 1 : found++;
            while (at > 0 && distances[at - 1] > distance) {
                distances[at] = distances[at - 1];
                nearest[at] = nearest[at - 1];
                at--;
            }
            distances[at] = distance;
            nearest[at] = i;
        }
        return found == nearest.length ? nearest : Arrays.copyOf(nearest, found);
    }

    /** Returns the squared Euclidean distance. */
    public static double squaredDistance(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            float d0 = a[i] - b[i];
            float d1 = a[i + 1] - b[i + 1];
            float d2 = a[i + 2] - b[i + 2];
            float d3 = a[i + 3] - b[i + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (; i < a.length; i++) {
            float d = a[i] - b[i];
            s0 += d * d;
        }
        return (double) s0 + s1 + s2 + s3;
    }
}

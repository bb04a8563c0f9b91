package io.intaglio.cli.map;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The nearest neighbours of each point among the others, by comparison with each.
 *
 * @param of the numbers of each point's neighbours, the nearest first
 * @param distances of these, Euclidean
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Neighbours(int[][] of, float[][] distances) {

    /**
     * Finds neighbours.
     *
     * @param count of neighbours; fewer where there are fewer points
     */
    static Neighbours of(float[][] points, int count) {
        int kept = Math.min(count, points.length - 1);
        int[][] of = new int[points.length][];
        float[][] distances = new float[points.length][];
        IntStream.range(0, points.length).parallel().forEach(i -> {
            long[] keys = new long[points.length - 1];
            int at = 0;
            for (int j = 0; j < points.length; j++) {
                if (j != i) {
                    // Distances are not negative, so that their bits are ordered as they are.
                    keys[at++] = (long) Float.floatToIntBits(squared(points[i], points[j])) << 32 | j;
                }
            }
            Arrays.sort(keys);
            of[i] = new int[kept];
            distances[i] = new float[kept];
            for (int k = 0; k < kept; k++) {
                of[i][k] = (int) keys[k];
                distances[i][k] = (float) Math.sqrt(Float.intBitsToFloat((int) (keys[k] >>> 32)));
            }
        });
        return new Neighbours(of, distances);
    }

    /** Returns the squared Euclidean distance. */
    static float squared(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            float difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}

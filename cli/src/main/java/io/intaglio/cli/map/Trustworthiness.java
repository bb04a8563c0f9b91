package io.intaglio.cli.map;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Trustworthiness of a map (Venna &amp; Kaski 2001): 1 where the nearest neighbours on the map are the nearest in the
 * original space, too; a neighbour that is none there costs as much as its rank is too high.
 */
final class Trustworthiness {

    private Trustworthiness() {}

    /**
     * Measures a map.
     *
     * @param points originals
     * @param map their places
     * @param neighbours on the map that are looked at; fewer than half the points
     * @return in [0, 1]
     */
    static double of(float[][] points, float[][] map, int neighbours) {
        int n = points.length;
        int k = Math.max(1, Math.min(neighbours, (n - 1) / 2));
        int[][] near = Neighbours.of(map, k).of();
        long penalty = IntStream.range(0, n)
                .parallel()
                .mapToLong(i -> penalty(points, i, near[i], k))
                .sum();
        double most = (double) n * k * (2L * n - 3L * k - 1) / 2;
        return most <= 0 ? 1 : 1 - penalty / most;
    }

    private static long penalty(float[][] points, int i, int[] near, int k) {
        float[] all = new float[points.length];
        for (int j = 0; j < all.length; j++) {
            all[j] = j == i ? -1 : Neighbours.squared(points[i], points[j]);
        }
        float[] sorted = all.clone();
        Arrays.sort(sorted);
        long penalty = 0;
        for (int j : near) {
            // The point itself has rank 0; of equally far points each has the best rank.
            int rank = firstAtLeast(sorted, all[j]);
            penalty += Math.max(0, rank - k);
        }
        return penalty;
    }

    private static int firstAtLeast(float[] sorted, float value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

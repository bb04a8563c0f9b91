package io.intaglio.tasks.detect;

import java.util.Arrays;

/**
 * Converts scores of different kinds to a common scale: the negative logarithm of the share of normal images with
 * higher scores. Above the highest tenth of the normal scores, an exponential tail with the same mean excess is used,
 * so that the order of very high scores is kept.
 */
final class TailScale {

    private static final double TAIL = 0.1;

    /** Smallest number of scores from which a mean excess is computed, if there are so many. */
    private static final int LEAST = 3;

    private final double[] sorted;
    private final int tail;
    private final double excess;

    private TailScale(double[] sorted) {
        this.sorted = sorted;
        int from = Math.min((int) Math.floor((1 - TAIL) * sorted.length), Math.max(0, sorted.length - LEAST));
        // Without a spread, an excess of 0 would make every higher score infinitely unlikely.
        while (from > 0 && excess(sorted, from) == 0) {
            from--;
        }
        this.tail = from;
        double spread = excess(sorted, from);
        this.excess = spread > 0 ? spread : Math.max(Float.MIN_NORMAL, Math.abs(sorted[from]));
    }

    /** Returns the mean excess of the scores from an index over the first of them. */
    private static double excess(double[] sorted, int from) {
        double sum = 0;
        for (int i = from; i < sorted.length; i++) {
            sum += sorted[i] - sorted[from];
        }
        return sum / (sorted.length - from);
    }

    /** Returns the scale for scores of normal images, at least one, in any order. */
    static TailScale of(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return new TailScale(sorted);
    }

    /** Returns the normal scores, in ascending order. */
    double[] sorted() {
        return sorted;
    }

    /**
     * Returns the negative natural logarithm of the share of normal images with higher scores. It is 0 for the lowest
     * score and has no upper bound.
     */
    double of(double score) {
        double share = (double) (sorted.length - tail) / sorted.length;
        if (score >= sorted[tail]) {
            return -Math.log(share) + (score - sorted[tail]) / excess;
        }
        int at = Arrays.binarySearch(sorted, score);
        int above = at >= 0 ? at : -at - 1; // the first score that is not smaller
        double between = above == 0 ? 0 : above - 1 + fraction(score, sorted[above - 1], sorted[above]);
        return -Math.log(1 - between / sorted.length);
    }

    private static double fraction(double score, double low, double high) {
        return high > low ? (score - low) / (high - low) : 0;
    }
}

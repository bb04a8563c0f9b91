package io.intaglio.tasks.detect;

import java.util.Arrays;

/**
 * Brings scores of different kinds to one scale: the negative logarithm of the share of normal images that score
 * higher. Among the normal scores it is their own share; beyond the highest tenth, an exponential tail whose mean
 * excess is theirs, so that what lies far out stays in order.
 */
final class TailScale {

    private static final double TAIL = 0.1;

    private final double[] sorted;
    private final int tail;
    private final double excess;

    private TailScale(double[] sorted) {
        this.sorted = sorted;
        this.tail = Math.min(sorted.length - 1, (int) Math.floor((1 - TAIL) * sorted.length));
        double sum = 0;
        for (int i = tail; i < sorted.length; i++) {
            sum += sorted[i] - sorted[tail];
        }
        this.excess = Math.max(1e-12, sum / (sorted.length - tail));
    }

    /** Creates a scale from scores of normal images, at least one, in any order. */
    static TailScale of(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return new TailScale(sorted);
    }

    /** Returns the normal scores, in ascending order. */
    double[] sorted() {
        return sorted;
    }

    /** Returns -ln of the share of normal images that score higher: 0 for the lowest, without an upper bound. */
    double of(double score) {
        double share = (double) (sorted.length - tail) / sorted.length;
        if (score >= sorted[tail]) {
            return -Math.log(share) + (score - sorted[tail]) / excess;
        }
        int at = Arrays.binarySearch(sorted, score);
        int above = at >= 0 ? at : -at - 1; // the first that is not smaller
        double between = above == 0 ? 0 : above - 1 + fraction(score, sorted[above - 1], sorted[above]);
        return -Math.log(1 - between / sorted.length);
    }

    private static double fraction(double score, double low, double high) {
        return high > low ? (score - low) / (high - low) : 0;
    }
}

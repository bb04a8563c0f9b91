package io.intaglio.tasks.detect;

import java.util.Arrays;

/**
 * Converts a score to a conformal p-value (Vovk et al. 2005). It is the share of scores that are at least as high,
 * among the scores of normal images to which nothing was fitted and the new score itself. For a normal image, the
 * p-value is at most α with a probability of at most α.
 */
final class Conformal {

    private final double[] sorted;

    private Conformal(double[] sorted) {
        this.sorted = sorted;
    }

    /** Returns the conversion for scores of normal images, in any order. */
    static Conformal of(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return new Conformal(sorted);
    }

    /** Returns the scores, in ascending order. */
    double[] sorted() {
        return sorted;
    }

    /** Returns the p-value of a score, from 1/(n + 1) to 1. */
    double p(double score) {
        return (1.0 + sorted.length - below(score)) / (sorted.length + 1);
    }

    /** Returns the number of smaller scores. */
    private int below(double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

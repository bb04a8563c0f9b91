package io.intaglio.tasks.detect;

import java.util.Arrays;

/**
 * Turns a score into a p-value by the scores of normal images that nothing was fitted to: the share of them, and of the
 * new image itself, that score at least as high (Vovk et al. 2005). Over normal images the p-value is at most α with a
 * probability of at most α.
 */
final class Conformal {

    private final double[] sorted;

    private Conformal(double[] sorted) {
        this.sorted = sorted;
    }

    /** Creates the p-values that follow from scores of normal images, in any order. */
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

    /** Returns the number of scores that are smaller. */
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

package io.intaglio.tasks.detect;

import io.intaglio.config.InvalidInputException;
import java.util.Locale;

/**
 * A bound on false alarms that holds for this threshold with a given probability, not only on average over the
 * thresholds from other normal images. The threshold is the k-th largest of n normal scores. Then the rate of false
 * alarms is at most α, unless fewer than k of the n images are among the normal images' upper share α. This has the
 * probability P(Bin(n, α) ≤ k - 1) (Clopper &amp; Pearson 1934; Wilks 1941).
 *
 * @param rank k, from 1 for the largest score
 * @param normal n, number of normal scores
 * @param rate α, the largest rate of false alarms
 * @param confidence smallest probability that the bound holds
 */
record Certificate(int rank, int normal, double rate, double confidence) {

    /**
     * Returns the certificate with the largest possible k, so with the lowest threshold.
     *
     * @throws InvalidInputException if there are too few normal scores for a certificate; the message says how many are
     *     needed
     */
    static Certificate of(int normal, double rate, double confidence) {
        int rank = 0;
        while (rank < normal && atMost(rank, normal, rate) <= 1 - confidence) {
            rank++;
        }
        if (rank == 0) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "at most %s %% false alarms cannot be certified with a confidence of %s %% by %d held-out normal"
                            + " images: it takes %d; give more images, hold out more of them (held-out), or ask for"
                            + " less",
                    percent(rate),
                    percent(confidence),
                    normal,
                    least(rate, confidence)));
        }
        return new Certificate(rank, normal, rate, confidence);
    }

    /** Returns the smallest number n of normal scores for a certificate: (1 - α)ⁿ ≤ 1 - confidence. */
    static int least(double rate, double confidence) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(Math.log(1 - confidence) / Math.log1p(-rate) - 1e-9));
    }

    /** Returns P(Bin(n, p) ≤ k). Its terms are computed from their logarithms. */
    static double atMost(int k, int n, double p) {
        double term = n * Math.log1p(-p);
        double sum = Math.exp(term);
        for (int i = 1; i <= k; i++) {
            term += Math.log((double) (n - i + 1) / i) + Math.log(p) - Math.log1p(-p);
            sum += Math.exp(term);
        }
        return Math.min(1, sum);
    }

    /** Returns the threshold. A larger score raises an alarm. */
    double threshold(Conformal calibration) {
        return calibration.sorted()[normal - rank];
    }

    /** Returns a sentence that states the certificate. */
    String text() {
        return String.format(
                Locale.ROOT,
                "at most %s %% false alarms, %s %% sure, from %d normal images (the threshold is the %s of their"
                        + " scores); it holds for images of the same kind as these",
                percent(rate),
                percent(confidence),
                normal,
                ordinal(rank));
    }

    private static String ordinal(int rank) {
        int last = rank % 100 / 10 == 1 ? 0 : rank % 10;
        String ending = last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
        return rank == 1 ? "largest" : rank + ending + " largest";
    }

    static String percent(double share) {
        return Double.toString(Math.round(share * 1e6) / 1e4).replaceAll("\\.0$", "");
    }
}

package io.intaglio.tasks.detect;

import io.intaglio.config.InvalidInputException;
import io.intaglio.task.Result;
import io.intaglio.task.RunCompletion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Decides over all pictures of a run together which of them raise an alarm. On average over runs, at most a given share
 * of the alarms is false (Benjamini &amp; Hochberg 1995). For m p-values p(1) ≤ … ≤ p(m), the k smallest are alarms,
 * where k is the largest number with p(k) ≤ q k / m. Conformal p-values from the same normal images depend on each
 * other, but positively, so the bound also holds for them (Bates et al. 2023).
 *
 * @param share q, the largest mean share of false alarms among the alarms
 * @param normal n, the number of normal images from which the p-values are computed; no p-value is smaller than 1/(n +
 *     1)
 */
record FalseDiscoveries(double share, int normal) implements RunCompletion {

    /** Tolerance for rounding errors of shares. Different shares have larger differences. */
    private static final double ROUNDING = 1e-9;

    /**
     * @throws InvalidInputException if there are too few normal images for any alarm; the message says how many are
     *     needed
     */
    FalseDiscoveries {
        int least = (int) Math.ceil(1 / share - 1 - ROUNDING);
        if (normal < least) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "with at most %s %% false discoveries, %d held-out normal images are too few for any alarm: it"
                            + " takes %d; give more images, hold out more of them (held-out), or allow more false"
                            + " discoveries",
                    Certificate.percent(share),
                    normal,
                    least));
        }
    }

    @Override
    public Completed complete(Result.Table table) {
        double[] values = table.rows().stream()
                .mapToDouble(row -> row.get(Detect.PROBABILITY))
                .toArray();
        double threshold = threshold(values, share);
        List<List<Double>> rows = new ArrayList<>();
        long alarms = 0;
        for (List<Double> row : table.rows()) {
            boolean alarm = row.get(Detect.PROBABILITY) <= threshold;
            List<Double> decided = new ArrayList<>(row);
            decided.set(Detect.ALARM, alarm ? 1.0 : 0.0);
            rows.add(decided);
            alarms += alarm ? 1 : 0;
        }
        return new Completed(new Result.Table(table.columns(), rows), List.of(text(alarms, rows.size())));
    }

    /** Returns the largest p-value that is an alarm, or 0 if there is none. */
    static double threshold(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int k = sorted.length; k > 0; k--) {
            if (sorted[k - 1] * sorted.length <= share * k * (1 + ROUNDING)) {
                return sorted[k - 1];
            }
        }
        return 0;
    }

    private String text(long alarms, int pictures) {
        long together = (long) Math.ceil(pictures / (share * (normal + 1)) - ROUNDING);
        String found = String.format(
                Locale.ROOT,
                "alarms: %d of %d; on average at most %s %% of the alarms are false (Benjamini-Hochberg over all p of"
                        + " this run, from %d normal images)",
                alarms,
                pictures,
                Certificate.percent(share),
                normal);
        return alarms > 0 || together <= 1
                ? found
                : found + "; in a run of " + pictures + ", at least " + together
                        + " must score above all normal images before any is an alarm";
    }
}

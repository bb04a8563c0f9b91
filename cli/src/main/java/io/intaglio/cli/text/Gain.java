package io.intaglio.cli.text;

import io.intaglio.Evaluation;
import java.util.Map;

/** By how many dB a model is better on an image than the best of the other methods. */
public final class Gain {

    private Gain() {}

    /** In PSNR; the PSNR itself where there is no other method. What has no figures at all counts as infinitely bad. */
    public static double of(Evaluation.Row row) {
        double ours = psnr(row.metrics());
        if (row.baselines().isEmpty()) {
            return ours;
        }
        double best =
                row.baselines().values().stream().mapToDouble(Gain::psnr).max().orElseThrow();
        return ours == best ? 0 : ours - best;
    }

    /** Evaluations leave out figures that are not finite: that of a perfect image, and those of NaN. */
    private static double psnr(Map<String, Double> figures) {
        Double psnr = figures.get("psnr");
        if (psnr != null) {
            return psnr;
        }
        Double mse = figures.get("mse");
        return mse != null && mse == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
}

package io.intaglio.train;

import io.intaglio.metric.Figure;
import java.util.Locale;
import java.util.Optional;

/**
 * The quality of the averaged weights on held-out data.
 *
 * @param step number of steps so far
 * @param mse mean squared error between output and target, without clipping; if the errors have weights, the weighted
 *     mean
 * @param score the first of the task's own figures, which then decides which weights are best; empty for tasks that are
 *     measured by the mean squared error
 * @param best whether no earlier validation was better
 * @since 0.1
 */
public record Validation(long step, double mse, Optional<Score> score, boolean best) {

    /**
     * A task's own figure.
     *
     * @param name name of the figure
     * @param figure its value
     */
    public record Score(String name, Figure figure) {}

    /** Creates a validation that is measured by the mean squared error. */
    public Validation(long step, double mse, boolean best) {
        this(step, mse, Optional.empty(), best);
    }

    /** Returns the mean squared error as a peak signal-to-noise ratio in dB, over all images together. */
    public double psnr() {
        return -10 * Math.log10(mse);
    }

    /**
     * Returns the figure that decides, as text with its unit.
     *
     * @param digits number of decimals of a peak signal-to-noise ratio
     */
    public String text(int digits) {
        return score.map(own -> own.name() + " " + own.figure().text()
                        + (own.figure().unit().isEmpty()
                                ? ""
                                : " " + own.figure().unit()))
                .orElseGet(() -> String.format(Locale.ROOT, "%." + digits + "f dB", psnr()));
    }
}

package io.intaglio.train;

import io.intaglio.metric.Figure;
import java.util.Locale;
import java.util.Optional;

/**
 * The quality of the averaged weights on held-out data.
 *
 * @param step after which
 * @param mse mean squared error between output and target, both as they are; where errors are weighted, the weighted
 *     mean
 * @param score the task's own first figure, which decides then; empty for tasks that are judged by their pictures
 * @param best whether no look before was better
 * @since 0.1
 */
public record Validation(long step, double mse, Optional<Score> score, boolean best) {

    /**
     * A task's own figure.
     *
     * @param name of it
     * @param figure what it came to
     */
    public record Score(String name, Figure figure) {}

    /** Creates a validation that is judged by the mean squared error. */
    public Validation(long step, double mse, boolean best) {
        this(step, mse, Optional.empty(), best);
    }

    /** The same as a peak signal-to-noise ratio in dB, over all images together. */
    public double psnr() {
        return -10 * Math.log10(mse);
    }

    /**
     * Returns what decided, in words.
     *
     * @param digits of a peak signal-to-noise ratio, behind the point
     */
    public String text(int digits) {
        return score.map(own -> own.name() + " " + own.figure().text()
                        + (own.figure().unit().isEmpty()
                                ? ""
                                : " " + own.figure().unit()))
                .orElseGet(() -> String.format(Locale.ROOT, "%." + digits + "f dB", psnr()));
    }
}

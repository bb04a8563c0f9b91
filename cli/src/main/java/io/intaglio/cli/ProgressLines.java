package io.intaglio.cli;

import io.intaglio.cli.text.Numbers;
import io.intaglio.train.Advice;
import io.intaglio.train.Progress;
import io.intaglio.train.Validation;
import java.util.Locale;

/**
 * Progress where nobody watches: a line at the end of an epoch, but not more than twenty in all, and one at every tenth of a
 * training whose epochs are longer than that.
 */
final class ProgressLines implements ProgressView {

    private static final double LEAST = 0.05;
    private static final double MOST = 0.1;

    private final Console console;
    private double told;
    private String validated = "";

    ProgressLines(Console console) {
        this.console = console;
    }

    @Override
    public void started() {}

    @Override
    public void stepped(Progress progress) {
        double done = progress.total() == 0 ? 0 : progress.step() / (double) progress.total();
        boolean last = progress.step() == progress.total();
        if (last || done - told >= MOST || (progress.endOfEpoch() && done - told >= LEAST)) {
            told = done;
            console.say("%s", line(progress, done) + validated);
        }
    }

    private static String line(Progress progress, double done) {
        return String.format(
                Locale.ROOT,
                "step %d of %d (%.0f %%, epoch %d): loss %.5g, %.0f images/s, %s left",
                progress.step(),
                progress.total(),
                100 * done,
                progress.epoch(),
                progress.loss(),
                progress.imagesPerSecond(),
                Double.isNaN(progress.secondsLeft()) ? "unknown time" : Numbers.duration(progress.secondsLeft()));
    }

    @Override
    public void validated(Validation validation) {
        validated = String.format(Locale.ROOT, "; held-out %.2f dB", validation.psnr());
    }

    @Override
    public void advised(Advice advice) {
        console.say("intaglio: step %d: %s", advice.step(), advice.text());
    }

    @Override
    public void close() {}
}

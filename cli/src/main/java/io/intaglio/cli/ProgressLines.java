package io.intaglio.cli;

import io.intaglio.cli.text.Numbers;
import io.intaglio.train.Progress;
import io.intaglio.train.Progress.Position;
import io.intaglio.train.Validation;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Progress where nobody watches: a line at the end of an epoch, but not more than twenty in all, and one at every tenth
 * of a training whose epochs are longer than that; of a long training, one every five minutes.
 */
final class ProgressLines implements ProgressView {

    private static final double LEAST = 0.05;
    private static final double MOST = 0.1;

    private static final long SILENCE = TimeUnit.MINUTES.toNanos(5);

    private final Console console;
    private final LongSupplier nanos;
    private long last;
    private double told;
    private String validated = "";

    /** @param nanos a clock, {@link System#nanoTime} */
    ProgressLines(Console console, LongSupplier nanos) {
        this.console = console;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    @Override
    public void started() {}

    @Override
    public void stepped(Progress progress) {
        Position position = progress.position();
        double done = position.total() == 0 ? 0 : position.step() / (double) position.total();
        long now = nanos.getAsLong();
        if (position.last()
                || now - last >= SILENCE
                || done - told >= MOST
                || (position.endOfEpoch() && done - told >= LEAST)) {
            told = done;
            last = now;
            console.say("%s", line(progress, done) + validated);
        }
    }

    private static String line(Progress progress, double done) {
        double left = progress.speed().secondsLeft();
        return String.format(
                Locale.ROOT,
                "step %d of %d (%.0f %%, epoch %d): loss %.5g, %s, %s left",
                progress.step(),
                progress.position().total(),
                100 * done,
                progress.position().epoch(),
                progress.loss(),
                Numbers.speed(progress.speed().imagesPerSecond()),
                Double.isNaN(left) ? "unknown time" : Numbers.duration(left));
    }

    @Override
    public void validated(Validation validation) {
        validated = "; held-out " + validation.text(2);
    }

    @Override
    public void said(String line) {
        console.say("%s", line);
    }

    @Override
    public void close() {}
}

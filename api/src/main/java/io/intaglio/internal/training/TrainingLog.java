package io.intaglio.internal.training;

import io.intaglio.train.Advice;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.Progress;
import io.intaglio.train.Start;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.Validation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Writes the progress of a training that nobody listens to into the program's log, under the name
 * {@code io.intaglio.Training}: the beginning, a line every ten seconds, looks at held-out data, the end; advice and
 * warnings as such.
 */
public final class TrainingLog implements TrainingListener {

    private static final long INTERVAL = 10_000_000_000L;

    private final Logger log;
    private final LongSupplier nanoseconds;
    private long next;

    TrainingLog() {
        this(System.getLogger("io.intaglio.Training"), System::nanoTime);
    }

    /** @param nanoseconds a clock */
    TrainingLog(Logger log, LongSupplier nanoseconds) {
        this.log = log;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public void started(Start start) {
        next = nanoseconds.getAsLong() + INTERVAL;
        say(
                Level.INFO,
                "training %,d parameters on %s: %s, %d images each",
                start.plan().parameters(),
                start.device(),
                start.total() == 0 ? "a budget of time" : steps(start.step(), start.total()),
                start.batch());
    }

    private static String steps(long done, long total) {
        return done == 0 ? total + " steps" : "steps " + (done + 1) + " to " + total;
    }

    @Override
    public void stepped(Progress progress, Supplier<Checkpoint> checkpoint) {
        long now = nanoseconds.getAsLong();
        if (now - next < 0 && progress.step() != progress.total()) {
            return;
        }
        next = now + INTERVAL;
        say(
                Level.INFO,
                "step %d%s: loss %.5f, %.0f images/s%s",
                progress.step(),
                progress.total() == 0 ? "" : " of " + progress.total(),
                progress.loss(),
                progress.imagesPerSecond(),
                left(progress.secondsLeft()));
    }

    private static String left(double seconds) {
        if (Double.isNaN(seconds) || seconds < 1) {
            return "";
        }
        return seconds < 90
                ? String.format(Locale.ROOT, ", %.0f s left", seconds)
                : String.format(Locale.ROOT, ", %.0f min left", seconds / 60);
    }

    @Override
    public void validated(Validation validation, Supplier<Checkpoint> checkpoint) {
        say(
                Level.INFO,
                "held-out data after step %d: mean squared error %.6f (%s)%s",
                validation.step(),
                validation.mse(),
                validation.text(2),
                validation.best() ? ", the best so far" : "");
    }

    @Override
    public void advised(Advice advice) {
        warn(advice.text());
    }

    @Override
    public void checkpointed(Path file) {
        say(Level.INFO, "checkpoint written: %s", file);
    }

    /** Writes a warning. */
    void warn(String warning) {
        log.log(Level.WARNING, warning);
    }

    /** Writes what a person may want to know. */
    void note(String note) {
        log.log(Level.INFO, note);
    }

    private void say(Level level, String format, Object... values) {
        if (log.isLoggable(level)) {
            log.log(level, String.format(Locale.ROOT, format, values));
        }
    }
}

package io.intaglio.internal.training;

import io.intaglio.train.Progress;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingStart;
import io.intaglio.train.Validation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.function.LongSupplier;

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
    public void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.Started started) {
            started(started.start());
        } else if (event instanceof TrainingEvent.Stepped stepped) {
            stepped(stepped.progress());
        } else if (event instanceof TrainingEvent.Validated validated) {
            validated(validated.validation());
        } else if (event instanceof TrainingEvent.Advised advised) {
            warn(advised.advice().text());
        } else if (event instanceof TrainingEvent.Checkpointed checkpointed) {
            say(Level.INFO, "checkpoint written: %s", checkpointed.file());
        }
    }

    private void started(TrainingStart start) {
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

    private void stepped(Progress progress) {
        long now = nanoseconds.getAsLong();
        if (now - next < 0 && !progress.position().last()) {
            return;
        }
        next = now + INTERVAL;
        long total = progress.position().total();
        say(
                Level.INFO,
                "step %d%s: loss %.5f, %.0f images/s%s",
                progress.step(),
                total == 0 ? "" : " of " + total,
                progress.loss(),
                progress.speed().imagesPerSecond(),
                left(progress.speed().secondsLeft()));
    }

    private static String left(double seconds) {
        if (Double.isNaN(seconds) || seconds < 1) {
            return "";
        }
        return seconds < 90
                ? String.format(Locale.ROOT, ", %.0f s left", seconds)
                : String.format(Locale.ROOT, ", %.0f min left", seconds / 60);
    }

    private void validated(Validation validation) {
        say(
                Level.INFO,
                "held-out data after step %d: mean squared error %.6f (%s)%s",
                validation.step(),
                validation.mse(),
                validation.text(2),
                validation.best() ? ", the best so far" : "");
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

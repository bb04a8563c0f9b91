package io.intaglio.cli;

import io.intaglio.cli.text.Numbers;
import io.intaglio.task.ProgressListener;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Shows how far the fitting of a task is: a line that changes where somebody watches, otherwise a line a minute. */
final class ActivityProgress implements ProgressListener {

    private static final long OFTEN = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SELDOM = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<String> lines;
    private final long pause;
    private final LongSupplier nanos;
    private final BooleanSupplier stop;
    private String activity = "";
    private long begun;
    private long told;

    private ActivityProgress(Consumer<String> lines, long pause, LongSupplier nanos, BooleanSupplier stop) {
        this.lines = lines;
        this.pause = pause;
        this.nanos = nanos;
        this.stop = stop;
    }

    /** Returns one that draws over the last line of a terminal, or writes a line a minute. */
    static ActivityProgress on(Console console, LongSupplier nanos) {
        return on(console, nanos, () -> false);
    }

    /** @param stop whether the work should end soon */
    static ActivityProgress on(Console console, LongSupplier nanos, BooleanSupplier stop) {
        return console.terminal()
                ? new ActivityProgress(console.status()::show, OFTEN, nanos, stop)
                : new ActivityProgress(line -> console.say("%s", line), SELDOM, nanos, stop);
    }

    /** Returns one that gives a line a minute. */
    static ActivityProgress lines(Consumer<String> lines, LongSupplier nanos) {
        return new ActivityProgress(lines, SELDOM, nanos, () -> false);
    }

    @Override
    public void progress(String what, long done, long total) {
        long now = nanos.getAsLong();
        if (!what.equals(activity)) {
            activity = what;
            begun = now;
            told = now;
        }
        if (now - told >= pause) {
            told = now;
            lines.accept(what + ": " + done + " of " + total + left((now - begun) / 1e9, done, total));
        }
    }

    @Override
    public boolean stop() {
        return stop.getAsBoolean();
    }

    private static String left(double seconds, long done, long total) {
        return done <= 0 ? "" : ", about " + Numbers.duration(seconds / done * (total - done)) + " left";
    }
}

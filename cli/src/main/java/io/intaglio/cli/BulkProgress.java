package io.intaglio.cli;

import io.intaglio.cli.text.Numbers;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;

/** How far several pictures have come: a bar where somebody watches, otherwise a line a minute. */
final class BulkProgress implements AutoCloseable {

    private static final int MANY = 3;
    private static final long EVERY = TimeUnit.MINUTES.toNanos(1);

    private final Console console;
    private final String unit;
    private final long total;
    private final LongSupplier nanos;
    private final ProgressBar bar;
    private final long begun;
    private long told;

    /**
     * Begins to count.
     *
     * @param task what is being done, in a word
     * @param unit one of what is counted
     */
    static BulkProgress of(Console console, String task, String unit, long total) {
        boolean watched = console.terminal() && total >= MANY;
        ProgressBar bar = watched ? ProgressBarView.bar(console, task, total) : null;
        return new BulkProgress(console, unit, total, bar, System::nanoTime);
    }

    /** @param bar null for lines */
    BulkProgress(Console console, String unit, long total, ProgressBar bar, LongSupplier nanos) {
        this.console = console;
        this.unit = unit;
        this.total = total;
        this.bar = bar;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.told = begun;
    }

    /** Says that so many are done by now. */
    void done(long count) {
        if (bar != null) {
            bar.stepTo(count);
            bar.setExtraMessage(unit + "s" + BarText.BETWEEN + left(count, nanos.getAsLong()) + " left");
            return;
        }
        long now = nanos.getAsLong();
        if (now - told >= EVERY && count < total) {
            told = now;
            console.say("%d of %d %ss, about %s left", count, total, unit, left(count, now));
        }
    }

    private String left(long count, long now) {
        return Numbers.duration((now - begun) / 1e9 / count * (total - count));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

package io.intaglio.cli;

import io.intaglio.cli.text.Numbers;
import io.intaglio.train.Progress;
import io.intaglio.train.Validation;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Progress where somebody watches: a bar with the loss, the speed and the time left. */
final class ProgressBarView implements ProgressView {

    private static final int REFRESH_MILLIS = 500;

    private final Console console;
    private @Nullable ProgressBar bar;
    private String validated = "";

    ProgressBarView(Console console) {
        this.console = console;
    }

    @Override
    public void started() {
        bar = builder(console, "").build();
    }

    /** A bar for work of a known or unknown (-1) extent. */
    static ProgressBar bar(Console console, String task, long total) {
        return builder(console, task).setInitialMax(total).build();
    }

    private static ProgressBarBuilder builder(Console console, String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setRenderer(new BarText())
                .setConsumer(new BarConsumer(console));
    }

    @Override
    public void stepped(Progress progress) {
        long total = progress.position().total();
        double left = progress.speed().secondsLeft();
        bar.maxHint(total == 0 ? -1 : total);
        bar.stepTo(progress.step());
        // What matters most comes first: a narrow terminal has no room for the rest.
        bar.setExtraMessage(String.format(
                Locale.ROOT,
                "%sloss %.3g%s, %s",
                Double.isNaN(left) ? "" : Numbers.duration(left) + " left, ",
                progress.loss(),
                validated,
                Numbers.speed(progress.speed().imagesPerSecond())));
    }

    @Override
    public void validated(Validation validation) {
        validated = ", " + validation.text(1);
    }

    /** Above the bar, which is drawn again below. */
    @Override
    public void said(String line) {
        console.say("%s", line);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

package io.intaglio.cli;

import io.intaglio.cli.text.Numbers;
import io.intaglio.train.Progress;
import io.intaglio.train.Validation;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress where somebody watches: a bar with the loss, the speed and the time left. */
final class ProgressBarView implements ProgressView {

    private static final int REFRESH_MILLIS = 500;

    private final Console console;
    private ProgressBar bar;
    private String validated = "";
    private int width;

    ProgressBarView(Console console) {
        this.console = console;
    }

    @Override
    public void started() {
        // The bar's own estimate would count the steps before a resumption as if they had been taken now.
        bar = builder(console, "").hideEta().build();
    }

    /** A bar for work of a known or unknown (-1) extent. */
    static ProgressBar bar(Console console, String task, String unit, long total) {
        return builder(console, task)
                .setUnit(" " + unit + (total == 1 ? "" : "s"), 1)
                .setInitialMax(total)
                .build();
    }

    private static ProgressBarBuilder builder(Console console, String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(console.err()));
    }

    @Override
    public void stepped(Progress progress) {
        bar.maxHint(progress.total() == 0 ? -1 : progress.total());
        bar.stepTo(progress.step());
        // What matters most comes first: a narrow terminal cuts the rest off.
        String message = String.format(
                Locale.ROOT,
                " %sloss %.3g, %.0f images/s%s",
                Double.isNaN(progress.secondsLeft()) ? "" : Numbers.duration(progress.secondsLeft()) + " left, ",
                progress.loss(),
                progress.imagesPerSecond(),
                validated);
        // What is shorter than before is filled up, or the bar beside it would jump.
        width = Math.max(width, message.length());
        bar.setExtraMessage(message + " ".repeat(width - message.length()));
    }

    @Override
    public void validated(Validation validation) {
        validated = String.format(Locale.ROOT, ", %.1f dB", validation.psnr());
    }

    /** Above the bar, which is drawn again below. */
    @Override
    public void said(String line) {
        console.err().print("\r\u001b[K");
        console.say("%s", line);
        bar.refresh();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

package io.intaglio.cli;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * A progress bar as one line: how much is done, and beside it as many facts as there is room for, the most important
 * first, none cut off. The bar itself never shrinks away.
 */
final class BarText implements ProgressBarRenderer {

    /** Between the facts of {@link ProgressState#getExtraMessage}. */
    static final String BETWEEN = ", ";

    private static final int NARROW = 90;
    private static final int SHORT = 16;
    private static final int LONG = 30;

    @Override
    public String render(ProgressState progress, int columns) {
        return of(
                progress.getTaskName(),
                progress.getCurrent(),
                progress.isIndefinite() ? -1 : progress.getMax(),
                progress.getExtraMessage(),
                columns);
    }

    /**
     * The line.
     *
     * @param total -1 if it is not known
     * @param facts the most important first, {@link #BETWEEN} between them
     * @param columns that it may have
     */
    static String of(String task, long done, long total, String facts, int columns) {
        int length = columns < NARROW ? SHORT : LONG;
        StringBuilder line = new StringBuilder(task.isEmpty() ? "" : task + " ");
        if (total > 0) {
            int filled = (int) Math.min(length, length * done / total);
            line.append(String.format(Locale.ROOT, "%3d%% [", 100 * done / total))
                    .append("=".repeat(filled))
                    .append(filled < length ? ">" + " ".repeat(length - filled - 1) : "")
                    .append("] ");
        }
        line.append(done).append(total > 0 ? "/" + total : "");
        String separator = " ";
        for (String fact : facts.strip().split(BETWEEN)) {
            if (line.length() + separator.length() + fact.length() > columns) {
                break;
            }
            line.append(separator).append(fact);
            separator = BETWEEN;
        }
        return line.toString().stripTrailing();
    }
}

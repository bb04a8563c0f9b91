package io.intaglio.cli.report;

import io.intaglio.metric.FigureTable;
import java.util.List;
import java.util.Locale;

/**
 * A reliability diagram (Guo et al. 2017): for answers of about equal confidence, the share that is right. On the
 * diagonal the probabilities are honest; below it they promise too much. Beneath, how many answers there are.
 *
 * @param table a row for each bin: mean confidence, share of right answers, number of answers
 */
record ReliabilityChart(FigureTable table) {

    private static final int WIDTH = 420;
    private static final int SIDE = 320;
    private static final int LEFT = 52;
    private static final int TOP = 12;
    private static final int GAP = 14;
    private static final int COUNTS = 70;
    private static final int BINS = 15;

    String html() {
        double most =
                table.values().stream().mapToDouble(row -> row.get(2)).max().orElse(1);
        double all = table.values().stream().mapToDouble(row -> row.get(2)).sum();
        StringBuilder html = new StringBuilder("<figure class=\"chart reliability\">\n");
        int bottom = TOP + SIDE + GAP + COUNTS;
        html.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"share of right answers by confidence\">%n",
                WIDTH,
                bottom + 36));
        for (int tick = 0; tick <= 5; tick++) {
            double y = TOP + SIDE * (1 - tick / 5.0);
            line(html, "grid", LEFT, y, LEFT + SIDE, y);
            text(html, LEFT - 6, y + 4, "end", 20 * tick + " %");
            text(html, LEFT + SIDE * tick / 5.0, bottom + 16, "middle", 20 * tick + " %");
        }
        line(html, "honest", LEFT, TOP + SIDE, LEFT + SIDE, TOP);
        for (List<Double> row : table.values()) {
            int bin = Math.min(BINS - 1, (int) (row.get(0) * BINS));
            double x = LEFT + (double) SIDE * bin / BINS;
            double width = (double) SIDE / BINS - 2;
            bar(html, "right", x, TOP + SIDE, width, SIDE * row.get(1), title(row));
            bar(html, "count", x, bottom, width, Math.max(1, COUNTS * row.get(2) / most), title(row));
            mark(html, LEFT + SIDE * row.get(0), TOP + SIDE * (1 - row.get(1)));
        }
        text(html, LEFT - 6, bottom - COUNTS + 10, "end", Axis.label(most));
        text(html, LEFT + SIDE / 2.0, bottom + 32, "middle", "confidence");
        html.append("</svg>\n<figcaption class=\"small\">Bars: the share of right answers, by how sure the answers are."
                + " Dots on the dashed line are honest, below it answers are too sure, above it not sure enough."
                + " Below: how many answers there are, of ");
        return html.append(String.format(Locale.ROOT, "%,d", (long) all))
                .append(".</figcaption></figure>\n")
                .toString();
    }

    private static String title(List<Double> row) {
        return String.format(
                Locale.ROOT,
                "confidence %.1f %%, right %.1f %% of %,d",
                100 * row.get(0),
                100 * row.get(1),
                row.get(2).longValue());
    }

    private static void line(StringBuilder html, String style, double x1, double y1, double x2, double y2) {
        html.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style,
                x1,
                y1,
                x2,
                y2));
    }

    private static void bar(
            StringBuilder html, String style, double x, double bottom, double width, double height, String title) {
        html.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>%n",
                style,
                x + 1,
                bottom - height,
                width,
                height,
                Html.escape(title)));
    }

    private static void mark(StringBuilder html, double x, double y) {
        html.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>%n", x, y));
    }

    private static void text(StringBuilder html, double x, double y, String anchor, String words) {
        html.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                Html.escape(words)));
    }
}

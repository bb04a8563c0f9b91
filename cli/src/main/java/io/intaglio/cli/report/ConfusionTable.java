package io.intaglio.cli.report;

import io.intaglio.metric.FigureTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A confusion matrix as a table whose cells are the darker the larger their share of the row, and the most frequent
 * confusions in words.
 *
 * @param table a row for each right class, a column for each told one
 */
record ConfusionTable(FigureTable table) {

    /** A wider matrix is no longer read. */
    private static final int MOST_CLASSES = 40;

    private static final int PAIRS = 10;

    private record Confused(String right, String told, long count, double share) {}

    String html() {
        StringBuilder html = new StringBuilder();
        if (table.rows().size() <= MOST_CLASSES) {
            matrix(html);
        }
        List<Confused> pairs = confused();
        html.append("<p class=\"small\">Most frequent: ");
        html.append(
                pairs.isEmpty()
                        ? "none, every answer is right."
                        : Html.escape(String.join(
                                "; ",
                                pairs.stream()
                                        .limit(PAIRS)
                                        .map(each -> String.format(
                                                Locale.ROOT,
                                                "%s taken for %s %d times (%.1f %%)",
                                                each.right(),
                                                each.told(),
                                                each.count(),
                                                100 * each.share()))
                                        .toList())));
        return html.append("</p>\n").toString();
    }

    private void matrix(StringBuilder html) {
        html.append("<p class=\"small\">A row for each right class, a column for each class that was told.</p>\n"
                + "<div class=\"wide\"><table class=\"confusion\"><thead><tr><td></td>");
        table.columns()
                .forEach(name -> html.append("<th scope=\"col\">")
                        .append(Html.escape(name))
                        .append("</th>"));
        html.append("<th scope=\"col\">right</th></tr></thead><tbody>");
        for (int r = 0; r < table.rows().size(); r++) {
            List<Double> row = table.values().get(r);
            double sum = row.stream().mapToDouble(value -> value).sum();
            html.append("<tr><th scope=\"row\">")
                    .append(Html.escape(table.rows().get(r)))
                    .append("</th>");
            for (int c = 0; c < row.size(); c++) {
                double share = sum > 0 ? row.get(c) / sum : 0;
                html.append(String.format(
                        Locale.ROOT,
                        "<td class=\"%s\" style=\"--share:%.0f%%\">%s</td>",
                        c == r ? "right" : "wrong",
                        100 * Math.sqrt(share),
                        row.get(c) == 0 ? "" : Long.toString(row.get(c).longValue())));
            }
            html.append(
                    String.format(Locale.ROOT, "<td>%s</td></tr>%n", sum > 0 ? percent(row.get(r) / sum) : "&ndash;"));
        }
        html.append("</tbody></table></div>\n");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private List<Confused> confused() {
        List<Confused> pairs = new ArrayList<>();
        for (int r = 0; r < table.rows().size(); r++) {
            List<Double> row = table.values().get(r);
            double sum = row.stream().mapToDouble(value -> value).sum();
            for (int c = 0; c < row.size(); c++) {
                if (c != r && row.get(c) > 0) {
                    pairs.add(new Confused(
                            table.rows().get(r),
                            table.columns().get(c),
                            row.get(c).longValue(),
                            row.get(c) / sum));
                }
            }
        }
        pairs.sort(Comparator.comparingLong(Confused::count).reversed());
        return pairs;
    }
}

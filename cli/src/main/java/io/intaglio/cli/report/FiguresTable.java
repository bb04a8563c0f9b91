package io.intaglio.cli.report;

import io.intaglio.cli.text.EvaluationText;
import io.intaglio.cli.text.Numbers;
import io.intaglio.evaluation.Evaluation;
import java.util.List;
import java.util.Map;

/** The model's figures below those of the classical methods. */
record FiguresTable(Evaluation evaluation) {

    String html() {
        List<String> columns = List.copyOf(evaluation.metrics().keySet());
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table class=\"figures\"><thead><tr><td></td>");
        columns.forEach(column -> html.append("<th scope=\"col\">")
                .append(Html.escape(EvaluationText.heading(evaluation, column)))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        boolean pictures =
                evaluation.images().stream().anyMatch(row -> !row.metrics().isEmpty());
        evaluation.baselines().forEach((name, figures) -> row(html, "", name, columns, figures));
        row(html, " class=\"ours\"", EvaluationText.OURS, columns, evaluation.metrics());
        return html.append("</tbody></table></div>\n<p class=\"small\">Means over ")
                .append(Numbers.count(evaluation.images().size(), "image"))
                .append(pictures ? "; outputs clipped to the range of the file.</p>\n" : ".</p>\n")
                .toString();
    }

    private void row(StringBuilder html, String style, String name, List<String> columns, Map<String, Double> figures) {
        html.append("<tr")
                .append(style)
                .append("><th scope=\"row\">")
                .append(Html.escape(name))
                .append("</th>");
        for (String column : columns) {
            html.append("<td>")
                    .append(EvaluationText.figure(evaluation, column, figures.get(column)))
                    .append("</td>");
        }
        html.append("</tr>");
    }
}

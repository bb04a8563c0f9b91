package io.intaglio.cli.report;

import io.intaglio.cli.text.EvaluationText;
import io.intaglio.evaluation.Evaluation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A row an image, the one first on which the model gained least: what each method and the model reached in the metric
 * by which the task is judged, and the model's further figures.
 */
record ImagesTable(Evaluation evaluation) {

    /** More make the page slow, and nobody reads them. */
    private static final int MOST = 500;

    String html() {
        String metric = evaluation.images().get(0).gain().metric();
        List<String> methods = List.copyOf(evaluation.baselines().keySet());
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table class=\"figures\"><thead><tr><td></td>");
        methods.forEach(name ->
                html.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>"));
        html.append("<th scope=\"col\">").append(EvaluationText.OURS).append("</th><th scope=\"col\">gain</th>");
        List<String> further = further(metric);
        further.forEach(name -> html.append("<th scope=\"col\">")
                .append(Html.escape(EvaluationText.heading(evaluation, name)))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        evaluation.images().stream()
                .sorted(Comparator.comparingDouble(row -> row.gain().by()))
                .limit(MOST)
                .forEach(row -> row(html, methods, further, row));
        html.append("</tbody></table></div>\n<p class=\"small\">")
                .append(Html.escape(EvaluationText.heading(evaluation, metric)))
                .append(" of each; gain: how much better than the best of the others.");
        if (!further.isEmpty()) {
            html.append(" The columns behind it are of this plate.");
        }
        int count = evaluation.images().size();
        if (count > MOST) {
            html.append(" The first ").append(MOST).append(" of ").append(count).append(" images.");
        }
        return html.append("</p>\n").toString();
    }

    /** Of some image, beside what all columns show and the mean squared error, which says as much as the PSNR. */
    private List<String> further(String metric) {
        return evaluation.images().stream()
                .flatMap(row -> row.metrics().keySet().stream())
                .distinct()
                .filter(name -> !name.equals(metric) && !name.equals("mse"))
                .toList();
    }

    private void row(StringBuilder html, List<String> methods, List<String> further, Evaluation.Row row) {
        html.append("<tr><th scope=\"row\">").append(Html.escape(row.name())).append("</th>");
        for (String method : methods) {
            cell(html, "", figure(row, row.baselines().getOrDefault(method, Map.of())));
        }
        cell(html, " class=\"ours\"", figure(row, row.metrics()));
        cell(html, "", EvaluationText.gain(evaluation, row.gain()));
        for (String name : further) {
            cell(html, "", EvaluationText.figure(evaluation, name, row.metrics().get(name)));
        }
        html.append("</tr>\n");
    }

    private String figure(Evaluation.Row row, Map<String, Double> figures) {
        String metric = row.gain().metric();
        return EvaluationText.figure(evaluation, metric, figures.get(metric));
    }

    private static void cell(StringBuilder html, String style, String text) {
        html.append("<td").append(style).append('>').append(text).append("</td>");
    }
}

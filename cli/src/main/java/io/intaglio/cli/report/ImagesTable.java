package io.intaglio.cli.report;

import io.intaglio.Evaluation;
import io.intaglio.cli.text.EvaluationText;
import io.intaglio.cli.text.Gain;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A row an image, the one first on which the model gained least: the PSNR of each method and of the model, and the model's further
 * figures.
 */
record ImagesTable(Evaluation evaluation) {

    /** More make the page slow, and nobody reads them. */
    private static final int MOST = 500;

    String html() {
        List<String> methods = List.copyOf(evaluation.baselines().keySet());
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table class=\"figures\"><thead><tr><th></th>");
        methods.forEach(name -> html.append("<th>").append(Html.escape(name)).append("</th>"));
        html.append("<th>").append(EvaluationText.OURS).append("</th><th>gain</th>");
        List<String> further = further();
        further.forEach(name -> html.append("<th>")
                .append(Html.escape(EvaluationText.heading(name)))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        evaluation.images().stream()
                .sorted(Comparator.comparingDouble(Gain::of))
                .limit(MOST)
                .forEach(row -> row(html, methods, further, row));
        html.append("</tbody></table></div>\n<p class=\"small\">Gain: over the best of the others.");
        if (!further.isEmpty()) {
            html.append(" The columns behind it are of this plate.");
        }
        int count = evaluation.images().size();
        if (count > MOST) {
            html.append(" The first ").append(MOST).append(" of ").append(count).append(" images.");
        }
        return html.append("</p>\n").toString();
    }

    /** Of some image, beside the PSNR and its like, the mean squared error. */
    private List<String> further() {
        return evaluation.images().stream()
                .flatMap(row -> row.metrics().keySet().stream())
                .distinct()
                .filter(name -> !name.equals("psnr") && !name.equals("mse"))
                .toList();
    }

    private static void row(StringBuilder html, List<String> methods, List<String> further, Evaluation.Row row) {
        html.append("<tr><th>").append(Html.escape(row.name())).append("</th>");
        for (String method : methods) {
            cell(html, "", psnr(row.baselines().getOrDefault(method, Map.of())));
        }
        cell(html, " class=\"ours\"", psnr(row.metrics()));
        double gain = Gain.of(row);
        cell(html, "", Double.isFinite(gain) ? String.format(Locale.ROOT, "%+.2f", gain) : "-");
        for (String name : further) {
            cell(html, "", EvaluationText.figure(name, row.metrics().get(name)));
        }
        html.append("</tr>\n");
    }

    private static String psnr(Map<String, Double> figures) {
        return EvaluationText.figure("psnr", figures.get("psnr"));
    }

    private static void cell(StringBuilder html, String style, String text) {
        html.append("<td").append(style).append('>').append(text).append("</td>");
    }
}

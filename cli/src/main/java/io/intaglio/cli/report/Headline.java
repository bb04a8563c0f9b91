package io.intaglio.cli.report;

import io.intaglio.Evaluation;
import io.intaglio.cli.text.EvaluationText;
import io.intaglio.plate.Card;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a page comes to, in a few large figures.
 *
 * @param figures by what they are of
 */
record Headline(Map<String, String> figures) {

    private static final Set<String> LOWER_IS_BETTER = Set.of("ab-error", "mse");

    /** The model's mean in the metric that decides, beside the best of the other methods and the input itself. */
    static Headline of(Evaluation evaluation) {
        Map<String, String> figures = new LinkedHashMap<>();
        evaluation.metrics().keySet().stream().findFirst().ifPresent(metric -> {
            put(figures, EvaluationText.OURS, metric, evaluation.metrics());
            double sign = LOWER_IS_BETTER.contains(metric) ? -1 : 1;
            evaluation.baselines().entrySet().stream()
                    .filter(each -> !each.getKey().equals(Evaluation.INPUT)
                            && each.getValue().containsKey(metric))
                    .max(Comparator.comparingDouble(
                            each -> sign * each.getValue().get(metric)))
                    .ifPresent(best -> put(figures, best.getKey(), metric, best.getValue()));
            put(figures, Evaluation.INPUT, metric, evaluation.baselines().getOrDefault(Evaluation.INPUT, Map.of()));
        });
        return new Headline(figures);
    }

    /** What a plate reached on held-out images. */
    static Headline of(Card card) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (String metric : new String[] {"ab-error", "psnr"}) {
            if (figures.isEmpty()) {
                put(figures, "held-out images", metric, card.metrics());
                put(figures, "their input", "input." + metric, card.metrics());
            }
        }
        return new Headline(figures);
    }

    private static void put(Map<String, String> figures, String name, String metric, Map<String, Double> values) {
        Double value = values.get(metric);
        if (value != null) {
            String bare = metric.replaceFirst("^input\\.", "");
            figures.put(name, EvaluationText.withUnit(bare, EvaluationText.figure(bare, value)));
        }
    }

    String html() {
        if (figures.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<dl class=\"headline\">\n");
        figures.forEach((name, figure) -> html.append("<div><dt>")
                .append(Html.escape(name))
                .append("</dt><dd>")
                .append(Html.escape(figure))
                .append("</dd></div>\n"));
        return html.append("</dl>\n").toString();
    }
}

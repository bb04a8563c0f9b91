package io.intaglio.cli.report;

import io.intaglio.cli.text.EvaluationText;
import io.intaglio.cli.text.PlateText;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.metric.Figure;
import io.intaglio.plate.Card;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page comes to, in a few large figures.
 *
 * @param figures by what they are of
 */
record Headline(Map<String, String> figures) {

    /** The model's mean in the metric that decides, beside the best of the other methods and the input itself. */
    static Headline of(Evaluation evaluation) {
        Map<String, String> figures = new LinkedHashMap<>();
        evaluation.metrics().keySet().stream().findFirst().ifPresent(metric -> {
            put(figures, evaluation, EvaluationText.OURS, metric, evaluation.metrics());
            evaluation.baselines().entrySet().stream()
                    .filter(each -> !each.getKey().equals(Evaluation.INPUT)
                            && each.getValue().containsKey(metric))
                    .min(Comparator.comparingDouble(each -> evaluation
                            .figure(metric, each.getValue().get(metric))
                            .loss()))
                    .ifPresent(best -> put(figures, evaluation, best.getKey(), metric, best.getValue()));
            put(
                    figures,
                    evaluation,
                    Evaluation.INPUT,
                    metric,
                    evaluation.baselines().getOrDefault(Evaluation.INPUT, Map.of()));
        });
        return new Headline(figures);
    }

    /** What a plate reached on held-out images. */
    static Headline of(Card card) {
        Map<String, String> figures = new LinkedHashMap<>();
        String metric = PlateText.judgedBy(card);
        put(figures, card, "held-out images", metric, card.metrics().get(metric));
        put(figures, card, "their input", metric, card.metrics().get("input." + metric));
        return new Headline(figures);
    }

    private static void put(
            Map<String, String> figures,
            Evaluation evaluation,
            String name,
            String metric,
            Map<String, Double> values) {
        Double value = values.get(metric);
        if (value != null) {
            Figure figure = evaluation.figure(metric, value);
            figures.put(name, EvaluationText.withUnit(metric, figure, figure.text()));
        }
    }

    private static void put(
            Map<String, String> figures, Card card, String name, String metric, @Nullable Double value) {
        if (value != null) {
            figures.put(name, PlateText.figure(card, metric, value));
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

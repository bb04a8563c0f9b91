package io.intaglio.internal.evaluation;

import io.intaglio.evaluation.Evaluation.Gain;
import io.intaglio.evaluation.Evaluation.Row;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Metric;
import io.intaglio.metric.Mse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the results of several methods on one image with the reference.
 *
 * @param metrics the first of which decides
 * @param clean what should have come out
 */
public record ImageScorer(List<Metric> metrics, ImageBatch clean) {

    public ImageScorer {
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("a task is judged by one metric at least");
        }
    }

    /**
     * Of one method.
     *
     * @param finite figures by metric, the mean squared error last
     * @param score by the metric that decides, more being better; infinite for a perfect image perhaps
     */
    record Figures(Map<String, Double> finite, double score) {}

    Figures of(ImageBatch image) {
        Map<String, Double> finite = new LinkedHashMap<>();
        double score = Double.NEGATIVE_INFINITY;
        for (Metric metric : metrics) {
            if (metric.fits(clean)) {
                double value = metric.of(clean, image);
                put(finite, metric.name(), value);
                if (metric == metrics.get(0) && !Double.isNaN(value)) {
                    score = metric.lowerIsBetter() ? -value : value;
                }
            }
        }
        put(finite, "mse", Mse.of(clean, image));
        return new Figures(finite, score);
    }

    private static void put(Map<String, Double> figures, String name, double value) {
        if (Double.isFinite(value)) {
            figures.put(name, value);
        }
    }

    /**
     * What several methods reached on one image.
     *
     * @param name of the image
     * @param ours the model's figures
     * @param theirs those of the other methods, by name
     */
    record Scores(String name, Figures ours, Map<String, Figures> theirs) {

        Scores without(Set<String> methods) {
            Map<String, Figures> others = new LinkedHashMap<>(theirs);
            others.keySet().removeAll(methods);
            return new Scores(name, ours, others);
        }

        /** @param metric that decides */
        Row row(String metric) {
            Map<String, Map<String, Double>> baselines = new LinkedHashMap<>();
            theirs.forEach((method, figures) -> baselines.put(method, figures.finite()));
            return new Row(name, ours.finite(), baselines, new Gain(metric, by(ours, theirs.values())));
        }
    }

    private static double by(Figures ours, Collection<Figures> theirs) {
        if (theirs.isEmpty()) {
            return ours.score();
        }
        double best = theirs.stream().mapToDouble(Figures::score).max().orElseThrow();
        return ours.score() == best ? 0 : ours.score() - best;
    }
}

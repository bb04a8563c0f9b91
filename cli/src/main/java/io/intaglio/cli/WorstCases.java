package io.intaglio.cli;

import io.intaglio.cli.report.ComparisonCase;
import io.intaglio.cli.text.EvaluationText;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.metric.Figure;
import io.intaglio.metric.Metric;
import io.intaglio.metric.Metrics;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Keeps the images on which a model gained least over the other methods, as pictures for a page. Of large ones it keeps
 * the square in which the model's error is largest.
 */
final class WorstCases implements EvaluationListener {

    private static final int MOST = 12;

    /** Characters of pictures, so that the page stays below 5 MB. */
    private static final int MOST_CHARACTERS = 4_300_000;

    private record Kept(double gain, ComparisonCase pictures) {}

    private final List<Metric> metrics;
    private final List<Kept> kept = new ArrayList<>();

    /** @param metrics of the task, for units and digits */
    WorstCases(List<Metric> metrics) {
        this.metrics = metrics;
    }

    @Override
    public void evaluated(long index, long total, Evaluation.Row row, Pictures pictures) {
        double gain = row.gain().by();
        if (kept.size() == MOST && gain >= kept.get(MOST - 1).gain()) {
            return;
        }
        kept.add(new Kept(gain, pictured(row, pictures)));
        kept.sort(Comparator.comparingDouble(Kept::gain));
        if (kept.size() > MOST) {
            kept.remove(MOST);
        }
    }

    /** The worst first; fewer than were kept where they would make the page too large. */
    List<ComparisonCase> shown() {
        List<ComparisonCase> shown = new ArrayList<>();
        int characters = 0;
        for (Kept each : kept) {
            characters += each.pictures().length();
            if (characters > MOST_CHARACTERS && !shown.isEmpty()) {
                break;
            }
            shown.add(each.pictures());
        }
        return shown;
    }

    private ComparisonCase pictured(Evaluation.Row row, Pictures pictures) {
        Evaluation.Gain gain = row.gain();
        Detail detail = Detail.worst(pictures.clean(), pictures.output());
        List<ComparisonCase.Panel> panels = new ArrayList<>();
        if (!row.baselines().containsKey(Evaluation.INPUT)) {
            panels.add(panel(Evaluation.INPUT, "", detail.of(pictures.input())));
        }
        row.baselines()
                .forEach((name, figures) -> panels.add(panel(
                        name,
                        figure(gain.metric(), figures),
                        detail.of(pictures.baselines().get(name)))));
        panels.add(panel(EvaluationText.OURS, figure(gain.metric(), row.metrics()), detail.of(pictures.output())));
        panels.add(panel("reference", "", detail.of(pictures.clean())));
        String title = row.name()
                + (Double.isFinite(gain.by()) && !row.baselines().isEmpty()
                        ? ", gain "
                                + EvaluationText.withUnit(
                                        gain.metric(),
                                        sample(gain.metric(), gain.by()),
                                        EvaluationText.signed(sample(gain.metric(), gain.by())))
                        : "");
        return new ComparisonCase(title + detail, panels);
    }

    private Figure sample(String metric, double value) {
        return Metrics.figure(metrics, metric, value);
    }

    private String figure(String metric, Map<String, Double> figures) {
        Double value = figures.get(metric);
        return value == null
                ? ""
                : ", "
                        + EvaluationText.withUnit(
                                metric,
                                sample(metric, value),
                                sample(metric, value).text());
    }

    private static ComparisonCase.Panel panel(String name, String figure, ImageBatch picture) {
        ImageBatch shown = picture.channels() == 1 || picture.channels() == 3 ? picture : picture.channels(0);
        byte[] png = io.intaglio.image.Pictures.png(Picture.of(shown));
        return new ComparisonCase.Panel(
                name + figure,
                name.equals(EvaluationText.OURS),
                Base64.getEncoder().encodeToString(png));
    }
}

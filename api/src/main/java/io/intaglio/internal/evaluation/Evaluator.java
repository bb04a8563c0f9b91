package io.intaglio.internal.evaluation;

import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.Evaluation.Row;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.internal.running.PictureRunner;
import io.intaglio.metric.Figure;
import io.intaglio.metric.Metrics;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Measures a model on a source. The degradation of an image follows from the seed and its number alone. */
public final class Evaluator {

    private final PictureRunner model;
    private final Map<String, ComparisonMethod> methods;
    private final EvaluationExamples examples;
    private final Settings options;
    private final Map<String, String> failed = new LinkedHashMap<>();

    /**
     * Creates an evaluator.
     *
     * @param methods beside the model, by name
     */
    public Evaluator(
            PictureRunner model,
            Map<String, ComparisonMethod> methods,
            UnaryOperator<ImageBatch> framing,
            Settings options,
            long seed) {
        this.model = model;
        this.methods = new LinkedHashMap<>(methods);
        this.examples = new EvaluationExamples(model.channels(), framing, seed);
        this.options = options;
    }

    public Evaluation run(Source data, EvaluationListener listener) throws IOException {
        EvaluationPass<ImageScorer.Scores> pass =
                EvaluationPass.over(data, listener, (example, index) -> scores(example, index, data.size(), listener));
        return evaluation(
                pass.rows().stream()
                        .map(scores -> scores.without(failed.keySet()).row(metric()))
                        .toList(),
                pass.skipped());
    }

    private Evaluation evaluation(List<Row> rows, long skipped) {
        Map<String, Map<String, Double>> baselines = new LinkedHashMap<>();
        for (String name : names(rows)) {
            baselines.put(
                    name,
                    mean(rows.stream()
                            .map(row -> row.baselines().getOrDefault(name, Map.of()))
                            .toList()));
        }
        return new Evaluation(
                model.taskName(),
                model.task().about().with(options),
                figures(mean(rows.stream().map(Row::metrics).toList())),
                baselines,
                rows,
                skipped,
                failed);
    }

    private Map<String, Figure> figures(Map<String, Double> means) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        means.forEach(
                (name, value) -> figures.put(name, Metrics.figure(model.task().metrics(), name, value)));
        return figures;
    }

    private ImageScorer.Scores scores(Example found, long index, long total, EvaluationListener listener) {
        Pair pair = model.task()
                .reference(examples.prepared(found), examples.random(index))
                .orElseThrow(() -> new NoReferenceException(model.taskName(), found.name()));
        ImageBatch clean = pair.target();
        Inputs inputs = examples.labelled(model, model.task().inputs(pair, options), found);
        ImageBatch input = inputs.image(Inputs.IMAGE);
        ImageBatch output = Metrics.clipped(model.output(inputs, found.name()));
        Map<String, ImageBatch> others = new LinkedHashMap<>();
        if (!Arrays.equals(input.data(), clean.data()) && input.spec().equals(clean.spec())) {
            others.put(Evaluation.INPUT, Metrics.clipped(input));
        }
        others.putAll(methods(inputs.with(Inputs.REFERENCE, clean), clean, found.name(), listener));
        UnaryOperator<ImageBatch> counted = counted(clean);
        ImageScorer judge = new ImageScorer(model.task().metrics(), counted.apply(clean));
        ImageScorer.Figures ours = judge.of(counted.apply(output));
        Map<String, ImageScorer.Figures> theirs = new LinkedHashMap<>();
        others.forEach((name, image) -> theirs.put(name, judge.of(counted.apply(image))));
        ImageScorer.Scores scores = new ImageScorer.Scores(found.name(), ours, theirs);
        listener.evaluated(
                index, total, scores.row(metric()), new EvaluationListener.Pictures(clean, input, output, others));
        return scores;
    }

    /** By which the task is judged. */
    private String metric() {
        return model.task().metrics().get(0).name();
    }

    /**
     * What the other methods make of it. One that fails is told of and left out of the whole evaluation: its mean over
     * the other images would be no comparison.
     */
    private Map<String, ImageBatch> methods(Inputs known, ImageBatch clean, String image, EvaluationListener listener) {
        Map<String, ImageBatch> others = new LinkedHashMap<>();
        for (Map.Entry<String, ComparisonMethod> each : List.copyOf(methods.entrySet())) {
            String name = each.getKey();
            try {
                each.getValue().apply(known).ifPresent(made -> others.put(name, checked(made, clean)));
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (RuntimeException | Error e) {
                String why = "it failed at " + image + ": " + (e.getMessage() == null ? e.toString() : e.getMessage());
                methods.remove(name);
                failed.put(name, why);
                listener.baselineFailed(name, why);
            }
        }
        return others;
    }

    private static ImageBatch checked(ImageBatch made, ImageBatch clean) {
        if (made.count() != 1 || !made.spec().equals(clean.spec())) {
            throw new IllegalStateException("it made " + made + " where " + clean + " was due");
        }
        if (!made.finite()) {
            throw new IllegalStateException("some of the numbers that it made are not finite");
        }
        return Metrics.clipped(made);
    }

    /** Takes the border away that the task does not count, unless nothing would be left. */
    private UnaryOperator<ImageBatch> counted(ImageBatch clean) {
        int margin = model.task().margin();
        return margin == 0 || Math.min(clean.height(), clean.width()) <= 2 * margin
                ? UnaryOperator.identity()
                : image -> image.crop(margin, margin, image.height() - 2 * margin, image.width() - 2 * margin);
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.baselines().keySet().stream())
                .distinct()
                .toList();
    }

    private static Map<String, Double> mean(List<Map<String, Double>> all) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (Map<String, Double> figures : all) {
            figures.forEach((name, value) -> {
                double[] sum = sums.computeIfAbsent(name, any -> new double[2]);
                sum[0] += value;
                sum[1]++;
            });
        }
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum[0] / sum[1]));
        return means;
    }
}

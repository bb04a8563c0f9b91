package io.intaglio;

import io.intaglio.Evaluation.Row;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Metrics;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Measures a model on a source. The degradation of an image follows from the seed and its number alone. */
final class Evaluator {

    private final Model model;
    private final Map<String, Rival> rivals;
    private final UnaryOperator<ImageBatch> framing;
    private final Settings options;
    private final long seed;

    /** @param rivals beside the model, by name */
    Evaluator(Model model, Map<String, Rival> rivals, UnaryOperator<ImageBatch> framing, Settings options, long seed) {
        this.model = model;
        this.rivals = rivals;
        this.framing = framing;
        this.options = options;
        this.seed = seed;
    }

    Evaluation run(Source data, EvaluationListener listener) throws IOException {
        List<Row> rows = new ArrayList<>();
        long skipped = 0;
        IOException last = null;
        for (long index = 0; index < data.size(); index++) {
            String name = "image " + index;
            try {
                Example example = data.get(index);
                name = example.name();
                rows.add(row(example, index, data.size(), listener));
            } catch (IOException | OutOfMemoryError e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("the evaluation was interrupted at " + name);
                }
                skipped++;
                last = e instanceof IOException unread
                        ? unread
                        : new IOException(name + " is too large for Java's memory (-Xmx)", e);
                listener.skipped(last);
            }
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException(
                    "none of the " + data.size() + " images can be read"
                            + (last == null ? "" : "; " + last.getMessage()),
                    last);
        }
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
                model.task().about(),
                mean(rows.stream().map(Row::metrics).toList()),
                baselines,
                rows,
                skipped);
    }

    private Row row(Example found, long index, long total, EvaluationListener listener) {
        Pair pair = model.task()
                .reference(prepared(found), random(index))
                .orElseThrow(() -> new NoReferenceException(model.taskName(), found.name()));
        ImageBatch clean = pair.target();
        Inputs inputs = model.task().inputs(pair, options);
        ImageBatch input = inputs.image(Inputs.IMAGE);
        ImageBatch output = Metrics.clipped(model.output(inputs, found.name()));
        Map<String, ImageBatch> others = new LinkedHashMap<>();
        if (!Arrays.equals(input.data(), clean.data()) && input.spec().equals(clean.spec())) {
            others.put(Evaluation.INPUT, Metrics.clipped(input));
        }
        Inputs known = inputs.with(Inputs.REFERENCE, clean);
        rivals.forEach(
                (name, rival) -> rival.apply(known).ifPresent(image -> others.put(name, Metrics.clipped(image))));
        UnaryOperator<ImageBatch> counted = counted(clean);
        Judge judge = new Judge(model.task().metrics(), counted.apply(clean));
        Judge.Figures ours = judge.of(counted.apply(output));
        Map<String, Judge.Figures> theirs = new LinkedHashMap<>();
        others.forEach((name, image) -> theirs.put(name, judge.of(counted.apply(image))));
        Row row = judge.row(found.name(), ours, theirs);
        listener.evaluated(index, total, row, new EvaluationListener.Pictures(clean, input, output, others));
        return row;
    }

    private Example prepared(Example found) {
        DataChannels channels = model.channels();
        return found.with(
                framing.apply(Fit.channels(found.image(), channels.image())),
                found.partner().map(partner -> framing.apply(Fit.channels(partner, channels.partner()))));
    }

    /** Returns the image's own random numbers: the same bits on every JDK, or published figures would depend on it. */
    private RandomGenerator random(long index) {
        return new SplitMix64(new SplitMix64(seed).nextLong() + index);
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

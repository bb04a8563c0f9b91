package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Measures a model by the scorer of its task. */
final class ScoredEvaluation {

    private final Model model;
    private final Scorer scorer;
    private final EvaluationExamples examples;
    private final Settings options;

    ScoredEvaluation(Model model, Scorer scorer, UnaryOperator<ImageBatch> framing, Settings options, long seed) {
        this.model = model;
        this.scorer = scorer;
        this.examples = new EvaluationExamples(model.channels(), framing, seed);
        this.options = options;
    }

    Evaluation run(Source data, EvaluationListener listener) throws IOException {
        List<Evaluation.Row> rows = new ArrayList<>();
        long skipped = 0;
        IOException last = null;
        for (long index = 0; index < data.size(); index++) {
            try {
                Example example = data.get(index);
                add(example, index);
                Evaluation.Row row =
                        new Evaluation.Row(example.name(), Map.of(), Map.of(), new Evaluation.Gain("", Double.NaN));
                rows.add(row);
                listener.scored(index, data.size(), example.name());
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("the evaluation was interrupted at " + data.name(index));
                }
                skipped++;
                last = e;
                listener.skipped(e);
            }
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException(
                    "none of the " + data.size() + " images can be read"
                            + (last == null ? "" : "; " + last.getMessage()),
                    last);
        }
        return new Evaluation(
                model.taskName(), model.task().about(), scorer.figures(), Map.of(), rows, skipped, Map.of());
    }

    private void add(Example found, long index) {
        Task task = model.task();
        Example example = examples.prepared(found);
        Pair pair = task.reference(example, examples.random(index))
                .orElseThrow(() -> new NoReferenceException(model.taskName(), found.name()));
        Inputs inputs = examples.labelled(model, task.inputs(pair, options), found);
        scorer.add(example, pair, model.answered(inputs));
    }
}

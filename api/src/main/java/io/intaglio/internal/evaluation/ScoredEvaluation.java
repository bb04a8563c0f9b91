package io.intaglio.internal.evaluation;

import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.internal.running.PictureRunner;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.RunCompletion;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Measures a model by the scorer of its task. */
public final class ScoredEvaluation {

    private final PictureRunner model;
    private final Scorer scorer;
    private final EvaluationExamples examples;
    private final Settings options;
    private final Optional<RunCompletion> completion;
    private final List<Result.Table> answers = new ArrayList<>();

    public ScoredEvaluation(
            PictureRunner model, Scorer scorer, UnaryOperator<ImageBatch> framing, Settings options, long seed) {
        this.model = model;
        this.scorer = scorer;
        this.examples = new EvaluationExamples(model.channels(), framing, seed);
        this.options = options;
        this.completion = model.completion(options);
    }

    public Evaluation run(Source data, EvaluationListener listener) throws IOException {
        scorer.classes(data.classes());
        EvaluationPass<Evaluation.Row> pass = EvaluationPass.over(data, listener, (example, index) -> {
            add(example, index);
            listener.scored(index, data.size(), example.name());
            return new Evaluation.Row(example.name(), Map.of(), Map.of(), new Evaluation.Gain("", Double.NaN));
        });
        completion.ifPresent(each -> complete(each, listener));
        return new Evaluation(
                model.taskName(),
                model.task().about().with(options),
                scorer.figures(),
                Map.of(),
                pass.rows(),
                pass.skipped(),
                Map.of(),
                scorer.tables());
    }

    private void add(Example found, long index) {
        Task task = model.task();
        Example example = examples.prepared(found);
        Pair pair = task.reference(example, examples.random(index))
                .orElseThrow(() -> new NoReferenceException(model.taskName(), found.name()));
        Inputs inputs = examples.labelled(model, task.inputs(pair, options), found);
        Result answer = model.answered(inputs);
        if (completion.isPresent() && answer instanceof Result.Table table) {
            answers.add(table);
        }
        scorer.add(example, pair, answer);
    }

    private void complete(RunCompletion way, EvaluationListener listener) {
        RunCompletion.Completed completed = way.complete(Result.Table.joined(answers));
        completed.notes().forEach(listener::noted);
        scorer.completed(completed.table());
    }
}

package io.intaglio.internal.training;

import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Subset;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.internal.evaluation.Evaluator;
import io.intaglio.internal.evaluation.NoReferenceException;
import io.intaglio.internal.evaluation.ScoredEvaluation;
import io.intaglio.internal.running.ImageFitting;
import io.intaglio.internal.running.PictureRunner;
import io.intaglio.task.Answer;
import io.intaglio.task.Scorer;
import io.intaglio.train.Validation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A first look at a trained model, for its card: some held-out images, the middle of large ones.
 *
 * @param metrics for the card; empty where nothing was held out
 * @param judgedBy the name of the figure that decides and its unit, for the card; empty where there is none
 * @param preview a PNG with inputs above outputs; empty for none
 */
public record HeldOutSummary(Settings metrics, Settings judgedBy, ContactSheet preview) {

    static final HeldOutSummary NONE =
            new HeldOutSummary(Settings.empty(), Settings.empty(), new ContactSheet(List.of()));

    private static final int IMAGES = 16;
    private static final int LARGEST = 256;
    private static final int SHOWN = 4;

    /** Examples that a scorer is given at the end of a training, and at each look on the way. */
    private static final int SCORED = 1000;

    private static final int LOOKED_AT = 256;

    /**
     * Looks at a model; there is nothing to see where the task has no references.
     *
     * @param unseen whether the model has not learned from the data; otherwise only the preview is made
     */
    static HeldOutSummary of(PictureRunner model, Source data, boolean unseen, long seed) throws IOException {
        try {
            return measured(model, data, unseen, seed);
        } catch (NoReferenceException e) {
            return NONE;
        }
    }

    private static HeldOutSummary measured(PictureRunner model, Source data, boolean unseen, long seed)
            throws IOException {
        Optional<Scorer> scorer = model.task().scorer(model.state());
        if (scorer.isPresent()) {
            if (!unseen) {
                return NONE;
            }
            Evaluation evaluation = scored(model, scorer.get(), data, SCORED, seed);
            return new HeldOutSummary(metrics(evaluation), judgedBy(evaluation), NONE.preview());
        }
        if (model.answer(Settings.empty()).kind() != Answer.Kind.PICTURE) {
            return NONE;
        }
        List<List<ImageBatch>> shown = new ArrayList<>();
        ImageSpec in = model.autoencoder().architecture().in();
        Evaluator evaluator = new Evaluator(
                model,
                Map.of(),
                image -> in.fixed() ? ImageFitting.size(image, in) : ImageFitting.middle(image, LARGEST, LARGEST),
                Settings.empty(),
                seed);
        Evaluation evaluation =
                evaluator.run(Subset.first(data, unseen ? IMAGES : SHOWN), (index, total, row, pictures) -> {
                    if (shown.size() < SHOWN) {
                        shown.add(List.of(pictures.input(), pictures.output()));
                    }
                });
        Settings metrics = Settings.empty();
        if (unseen) {
            metrics = metrics(evaluation);
            for (Map.Entry<String, Double> metric : evaluation
                    .baselines()
                    .getOrDefault(Evaluation.INPUT, Map.of())
                    .entrySet()) {
                metrics = metrics.with("input." + metric.getKey(), metric.getValue());
            }
        }
        return new HeldOutSummary(metrics, judgedBy(evaluation), new ContactSheet(shown));
    }

    /** By the task's own scorer, on the first examples. */
    private static Evaluation scored(PictureRunner model, Scorer scorer, Source data, int examples, long seed)
            throws IOException {
        ImageSpec in = model.autoencoder().architecture().in();
        return new ScoredEvaluation(model, scorer, image -> ImageFitting.size(image, in), Settings.empty(), seed)
                .run(Subset.first(data, examples), EvaluationListener.NONE);
    }

    private static Settings judgedBy(Evaluation evaluation) {
        return evaluation.figures().entrySet().stream()
                .findFirst()
                .map(first -> {
                    Settings name = Settings.of("judged-by", first.getKey());
                    String unit = first.getValue().unit();
                    return unit.isEmpty() ? name : name.with("judged-unit", unit);
                })
                .orElse(Settings.empty());
    }

    private static Settings metrics(Evaluation evaluation) {
        Settings metrics = Settings.of("images", evaluation.images().size());
        for (Map.Entry<String, Double> metric : evaluation.metrics().entrySet()) {
            metrics = metrics.with(metric.getKey(), metric.getValue());
        }
        return metrics;
    }

    /** The first figure of a scorer on some of the held-out data: what decides which weights are the best. */
    static Optional<Validation.Score> score(PictureRunner model, Scorer scorer, Source data, long seed)
            throws IOException {
        return scored(model, scorer, data, LOOKED_AT, seed).figures().entrySet().stream()
                .findFirst()
                .map(first -> new Validation.Score(first.getKey(), first.getValue()));
    }
}

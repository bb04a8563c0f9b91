package io.intaglio.examples.tutorials;

import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Figure;
import io.intaglio.spi.BaselineProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An evaluation and its pictures.
 *
 * @param evaluation the means
 * @param pictures in the order of the data
 */
record Measured(Evaluation evaluation, List<EvaluationListener.Pictures> pictures) {

    Measured {
        pictures = List.copyOf(pictures);
    }

    /**
     * Measures a model on pictures that it has not seen.
     *
     * @param beside further methods to compare it with, in addition to those that the task learned from its data
     */
    static Measured of(Model model, Source test, Map<String, BaselineProvider> beside) throws IOException {
        List<EvaluationListener.Pictures> pictures = new ArrayList<>();
        Evaluation evaluation =
                model.evaluate(test, beside, Settings.empty(), 1, (index, total, row, shown) -> pictures.add(shown));
        return new Measured(evaluation, pictures);
    }

    /** Returns the model's peak signal-to-noise ratio. */
    Figure psnr() {
        return TutorialResults.decibels(evaluation.metrics().get("psnr"));
    }

    /** Returns the same figure of another method. */
    Figure psnr(String method) {
        return TutorialResults.decibels(evaluation.baselines().get(method).get("psnr"));
    }

    /** Returns the model's mean squared error. */
    Figure mse() {
        return TutorialResults.number(evaluation.metrics().get("mse"), 4);
    }

    /** Returns the same figure of another method. */
    Figure mse(String method) {
        return TutorialResults.number(evaluation.baselines().get(method).get("mse"), 4);
    }

    /** Returns inputs of the model. */
    List<ImageBatch> inputs(int count) {
        return pictures.stream()
                .limit(count)
                .map(EvaluationListener.Pictures::input)
                .toList();
    }

    /** Returns outputs of the model. */
    List<ImageBatch> outputs(int count) {
        return pictures.stream()
                .limit(count)
                .map(EvaluationListener.Pictures::output)
                .toList();
    }

    /** Returns outputs of another method. */
    List<ImageBatch> outputs(String method, int count) {
        return pictures.stream()
                .limit(count)
                .map(shown -> shown.baselines().get(method))
                .toList();
    }
}

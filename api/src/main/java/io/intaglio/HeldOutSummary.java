package io.intaglio;

import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Subset;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A first look at a trained model, for its card: some held-out images, the middle of large ones.
 *
 * @param metrics for the card; empty where nothing was held out
 * @param preview a PNG with inputs above outputs; empty for none
 */
record HeldOutSummary(Settings metrics, ContactSheet preview) {

    static final HeldOutSummary NONE = new HeldOutSummary(Settings.empty(), new ContactSheet(List.of()));

    private static final int IMAGES = 16;
    private static final int LARGEST = 256;
    private static final int SHOWN = 4;

    /**
     * Looks at a model; there is nothing to see where the task has no references.
     *
     * @param unseen whether the model has not learned from the data; otherwise only the preview is made
     */
    static HeldOutSummary of(Model model, Source data, boolean unseen, long seed) throws IOException {
        try {
            return measured(model, data, unseen, seed);
        } catch (NoReferenceException e) {
            return NONE;
        }
    }

    private static HeldOutSummary measured(Model model, Source data, boolean unseen, long seed) throws IOException {
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
            metrics = metrics.with("images", evaluation.images().size());
            for (Map.Entry<String, Double> metric : evaluation.metrics().entrySet()) {
                metrics = metrics.with(metric.getKey(), metric.getValue());
            }
            for (Map.Entry<String, Double> metric : evaluation
                    .baselines()
                    .getOrDefault(Evaluation.INPUT, Map.of())
                    .entrySet()) {
                metrics = metrics.with("input." + metric.getKey(), metric.getValue());
            }
        }
        return new HeldOutSummary(metrics, new ContactSheet(shown));
    }
}

package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.Subset;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.metric.Figure;
import io.intaglio.metric.Mse;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How useful are 100 labels? Compares a linear classifier on the code of an autoencoder that saw many digits without
 * labels, a network that was trained on the 100 digits alone, and the nearest of the 100 digits by pixels.
 */
final class HundredLabels implements Question {

    private static final int LABELS = 100;
    private static final int SIZE = 28;

    @Override
    public TutorialResults.Table ask(Intaglio intaglio, RunnerArguments arguments, Sheet sheet) throws IOException {
        int many = arguments.choose(300, 1000);
        try (Source digits = intaglio.source("demo:digits,size=28,seed=1,count=" + many);
                Source test = intaglio.source("demo:digits,size=28,seed=2,count=" + arguments.choose(100, 500))) {
            Source labelled = Subset.first(digits, LABELS);
            Recipe recipe = new Recipe(
                    new PooledAutoencoder(List.of(32, 64), 32),
                    SIZE,
                    1,
                    64,
                    arguments.choose(4, 20),
                    arguments.choose(4, 50));
            Plate unlabelled = recipe.train(intaglio, "reconstruct", Settings.empty(), digits);
            Plate probe = intaglio.fit(unlabelled, "classify", Settings.empty(), labelled);
            Plate trained = intaglio.train("classify")
                    .data(labelled)
                    .set("arch.widths", "16,32,64")
                    .set("batch", 20)
                    .set("warm-up", 10)
                    .set("ema", 0.98)
                    .steps(arguments.choose(5, 100))
                    .listener(Runner.progress("classify"))
                    .run()
                    .plate();
            return TutorialResults.Table.of("learned from", "accuracy")
                    .with("100 labels, nearest by pixels", nearest(labelled, test))
                    .with("100 labels, network", accuracy(intaglio, trained, test))
                    .with("many pictures, then 100 labels on their codes", accuracy(intaglio, probe, test));
        }
    }

    private static Figure accuracy(Intaglio intaglio, Plate plate, Source test) throws IOException {
        try (Model model = intaglio.open(plate, "classify")) {
            double percent = model.evaluate(test, Settings.empty(), 0, EvaluationListener.NONE)
                    .metrics()
                    .get("accuracy");
            return TutorialResults.percent(percent / 100);
        }
    }

    private static Figure nearest(Source labelled, Source test) throws IOException {
        List<Example> known = new ArrayList<>();
        for (long index = 0; index < labelled.size(); index++) {
            known.add(labelled.get(index));
        }
        int right = 0;
        for (long index = 0; index < test.size(); index++) {
            Example asked = test.get(index);
            Example nearest = known.get(0);
            for (Example example : known) {
                if (Mse.of(asked.image(), example.image()) < Mse.of(asked.image(), nearest.image())) {
                    nearest = example;
                }
            }
            right += nearest.label().equals(asked.label()) ? 1 : 0;
        }
        return TutorialResults.percent(right / (double) test.size());
    }
}

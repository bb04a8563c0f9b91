package io.intaglio.examples;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.Training;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import java.io.IOException;
import java.util.Locale;

/** Squeezes drawn digits into 16 numbers each, rebuilds them, and compares with 16 principal components. */
public final class ReconstructDigits {

    private ReconstructDigits() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code [STEPS]}, 1000 unless given
     */
    public static void main(String[] arguments) throws IOException {
        runExample(arguments);
    }

    static Evaluation runExample(String[] arguments) throws IOException {
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1000;
        try (Intaglio intaglio = Intaglio.open();
                Source digits = intaglio.source("demo:digits,count=4000,size=16,seed=1");
                Source others = intaglio.source("demo:digits,count=200,size=16,seed=2")) {
            Training training = intaglio.train("reconstruct")
                    .data(digits)
                    .architecture("plain")
                    .set("latent", 16)
                    .steps(steps);
            System.out.printf(
                    Locale.ROOT, "%d parameters%n", training.plan().shapes().parameters());
            Training.Outcome outcome = training.run();
            try (Model model = intaglio.open(outcome.plate())) {
                Evaluation evaluation = model.evaluate(others, Settings.empty(), 0, EvaluationListener.NONE);
                compare(evaluation, steps);
                return evaluation;
            }
        }
    }

    /**
     * The components are the best that any linear code of that length can do; few steps teach the network less than
     * that.
     */
    private static void compare(Evaluation evaluation, long steps) {
        double ours = evaluation.metrics().get("psnr");
        double linear = evaluation.baselines().get("pca-16").get("psnr");
        System.out.printf(Locale.ROOT, "autoencoder: %.2f dB, 16 principal components: %.2f dB%n", ours, linear);
        System.out.println(
                ours > linear
                        ? "The network makes more of 16 numbers than any linear method can."
                        : "After " + steps + " steps the network does not make more of 16 numbers than a linear method;"
                                + " from about 400 steps on it does.");
    }
}

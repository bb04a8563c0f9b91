package io.intaglio.tasks.latent;

import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.tasks.latent.Temperature.Scored;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns scores into probabilities that are as certain as they are right: all scores are divided by one temperature, and
 * each class has a number that is added to its own (bias-corrected temperature scaling, Alexandari et al. 2020). The
 * numbers are those with the least negative log-likelihood on examples that the weights did not learn from. A
 * temperature alone cannot tell a class that is named too often from one that is named too rarely.
 *
 * @param temperature above 0
 * @param biases one a class; none where there were too few examples
 */
record Calibration(double temperature, List<Double> biases) {

    /** Leaves scores as they are. */
    static final Calibration NONE = new Calibration(1, List.of());

    private static final String TEMPERATURE = "temperature";
    private static final String BIASES = "biases";

    /** Fewer examples say nothing about how certain the network may be. */
    private static final int LEAST = 50;

    /** Examples a class, on average, from which on each class has a number of its own. */
    private static final int LEAST_A_CLASS = 50;

    /** Standard deviation of the biases that are expected, so that a class without examples stays possible. */
    private static final double SPREAD = 1;

    private static final double COLDEST = 0.05;
    private static final double HOTTEST = 20;
    private static final int ROUNDS = 200;

    Calibration {
        temperature = Math.max(1e-3, temperature);
        biases = List.copyOf(biases);
    }

    /** Fits the numbers to scores of examples. */
    static Calibration fit(List<Scored> examples, int classes) {
        if (examples.size() < LEAST) {
            return NONE;
        }
        double temperature = Temperature.fit(examples);
        if (examples.size() < LEAST_A_CLASS * classes) {
            return new Calibration(temperature, List.of());
        }
        double[] start = new double[classes + 1];
        start[classes] = 1 / temperature;
        double[] found = Lbfgs.minimize(at -> loss(examples, at), start, ROUNDS);
        double inverse = Math.min(1 / COLDEST, Math.max(1 / HOTTEST, found[classes]));
        return new Calibration(
                1 / inverse, Arrays.stream(found, 0, classes).boxed().toList());
    }

    /** The mean negative log-likelihood, and what keeps biases near zero, at biases and, last, 1 / temperature. */
    private static Lbfgs.Value loss(List<Scored> examples, double[] at) {
        int classes = at.length - 1;
        int count = examples.size();
        double[] gradient = new double[at.length];
        double loss = 0;
        for (int c = 0; c < classes; c++) {
            loss += at[c] * at[c] / (2 * SPREAD * SPREAD * count);
            gradient[c] = at[c] / (SPREAD * SPREAD * count);
        }
        double[] scaled = new double[classes];
        for (Scored example : examples) {
            double[] scores = example.scores();
            for (int c = 0; c < classes; c++) {
                scaled[c] = at[classes] * scores[c] + at[c];
            }
            double sum = Softmax.logSum(scaled);
            loss += (sum - scaled[example.label()]) / count;
            for (int c = 0; c < classes; c++) {
                double excess = (Math.exp(scaled[c] - sum) - (c == example.label() ? 1 : 0)) / count;
                gradient[c] += excess;
                gradient[classes] += excess * scores[c];
            }
        }
        return new Lbfgs.Value(loss, gradient);
    }

    /** Returns the probabilities of classes. */
    double[] probabilities(double[] scores) {
        double[] scaled = new double[scores.length];
        for (int c = 0; c < scores.length; c++) {
            scaled[c] = scores[c] / temperature + (c < biases.size() ? biases.get(c) : 0);
        }
        return Softmax.of(scaled);
    }

    /** Returns what a plate keeps. */
    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(TEMPERATURE, Tensor.of(List.of(1), new float[] {(float) temperature}));
        if (!biases.isEmpty()) {
            float[] numbers = new float[biases.size()];
            for (int c = 0; c < numbers.length; c++) {
                numbers[c] = biases.get(c).floatValue();
            }
            tensors.put(BIASES, Tensor.of(List.of(numbers.length), numbers));
        }
        return tensors;
    }

    /** Reads what a plate keeps; plates of earlier versions keep the temperature alone. */
    static Calibration read(Weights kept) {
        double temperature =
                kept.names().contains(TEMPERATURE) ? kept.get(TEMPERATURE).data()[0] : 1;
        return new Calibration(
                temperature,
                kept.names().contains(BIASES)
                        ? Arrays.stream(Vectors.doubles(kept.get(BIASES).data()))
                                .boxed()
                                .toList()
                        : List.of());
    }
}

package io.intaglio.tasks.classify;

import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.tasks.classify.Temperature.Scored;
import io.intaglio.tasks.embed.Vectors;
import io.intaglio.tasks.numeric.Lbfgs;
import io.intaglio.tasks.numeric.Softmax;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts scores to calibrated probabilities: all scores are divided by a temperature, and each class has a bias that
 * is added to its score (bias-corrected temperature scaling, Alexandari et al. 2020). Temperature and biases minimize
 * the negative log-likelihood on examples that were not used to train the weights. A temperature alone could not
 * correct classes that are predicted too often or too rarely.
 *
 * @param temperature number by which scores are divided, above 0
 * @param biases one for each class; empty if there were too few examples
 */
record Calibration(double temperature, List<Double> biases) {

    /** The calibration that does not change scores. */
    static final Calibration NONE = new Calibration(1, List.of());

    private static final String TEMPERATURE = "temperature";
    private static final String BIASES = "biases";

    /** Smallest number of examples for a calibration. */
    private static final int LEAST = 50;

    /** Smallest mean number of examples per class for biases. */
    private static final int LEAST_A_CLASS = 50;

    /** Standard deviation of the prior of biases, so that a class without examples keeps a probability above 0. */
    private static final double SPREAD = 1;

    private static final double COLDEST = 0.05;
    private static final double HOTTEST = 20;
    private static final int ROUNDS = 200;

    Calibration {
        temperature = Math.max(1e-3, temperature);
        biases = List.copyOf(biases);
    }

    /** Fits temperature and biases to scores of examples. */
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

    /**
     * Returns the mean negative log-likelihood and a penalty on the biases. The arguments are the biases and, last, 1 /
     * temperature.
     */
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

    /** Returns the tensors for a plate. */
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

    /** Returns the calibration from the tensors of a plate. Plates of earlier versions have only a temperature. */
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

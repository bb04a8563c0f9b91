package io.intaglio.tasks.classify;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.tasks.embed.Vectors;
import io.intaglio.tasks.numeric.Lbfgs;
import io.intaglio.tasks.numeric.Softmax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A linear classifier on vectors: multinomial logistic regression on standardized numbers, with a small L2 penalty. Its
 * accuracy shows how well the classes can be separated linearly in a code (Alain &amp; Bengio 2017).
 */
final class LinearProbe implements Probe {

    /** Factor of half the sum of the squared weights (without biases), which is added to the mean loss. */
    private static final double PENALTY = 1e-5;

    private static final int ROUNDS = 300;
    private static final int CHUNK = 1024;
    private static final double LEAST_DEVIATION = 1e-6;

    private final int classes;
    private final float[] mean;
    private final float[] deviation;

    /** Weights of the shape (classes, numbers + 1); the bias is the last number of each class. */
    private final double[] weights;

    private LinearProbe(int classes, float[] mean, float[] deviation, double[] weights) {
        this.classes = classes;
        this.mean = mean;
        this.deviation = deviation;
        this.weights = weights;
    }

    /**
     * Fits a probe.
     *
     * @param rows vectors with known labels, all of the same length
     * @param classes number of classes, larger than every label
     */
    static LinearProbe fit(List<Vectors.Labelled> rows, int classes) {
        int length = rows.get(0).numbers().length;
        float[] mean = new float[length];
        float[] deviation = new float[length];
        for (int i = 0; i < length; i++) {
            double sum = 0;
            double squares = 0;
            for (Vectors.Labelled row : rows) {
                sum += row.numbers()[i];
                squares += (double) row.numbers()[i] * row.numbers()[i];
            }
            double average = sum / rows.size();
            mean[i] = (float) average;
            deviation[i] = (float) Math.max(
                    LEAST_DEVIATION, Math.sqrt(Math.max(0, squares / rows.size() - average * average)));
        }
        LinearProbe scaled = new LinearProbe(classes, mean, deviation, new double[0]);
        double[][] points =
                rows.stream().map(row -> scaled.standardized(row.numbers())).toArray(double[][]::new);
        int[] labels = rows.stream().mapToInt(Vectors.Labelled::label).toArray();
        double[] weights =
                Lbfgs.minimize(at -> loss(points, labels, classes, at), new double[classes * (length + 1)], ROUNDS);
        return new LinearProbe(classes, mean, deviation, weights);
    }

    /**
     * Computes the loss. The sums of the parts are added in a fixed order, so the result does not depend on the number
     * of threads.
     */
    private static Lbfgs.Value loss(double[][] points, int[] labels, int classes, double[] at) {
        int length = points[0].length;
        int chunks = (points.length + CHUNK - 1) / CHUNK;
        Lbfgs.Value[] parts = IntStream.range(0, chunks)
                .parallel()
                .mapToObj(chunk ->
                        part(points, labels, classes, at, chunk * CHUNK, Math.min(points.length, (chunk + 1) * CHUNK)))
                .toArray(Lbfgs.Value[]::new);
        double sum = 0;
        double[] gradient = new double[at.length];
        for (Lbfgs.Value part : parts) {
            sum += part.value();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += part.gradient()[i];
            }
        }
        double value = sum / points.length;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= points.length;
            if (i % length < length - 1) {
                gradient[i] += PENALTY * at[i];
                value += PENALTY / 2 * at[i] * at[i];
            }
        }
        return new Lbfgs.Value(value, gradient);
    }

    private static Lbfgs.Value part(double[][] points, int[] labels, int classes, double[] at, int from, int to) {
        int length = points[0].length;
        double[] gradient = new double[at.length];
        double sum = 0;
        for (int row = from; row < to; row++) {
            double[] probabilities = Softmax.of(scores(points[row], classes, at));
            sum -= Math.log(Math.max(1e-300, probabilities[labels[row]]));
            for (int c = 0; c < classes; c++) {
                double error = probabilities[c] - (c == labels[row] ? 1 : 0);
                for (int i = 0; i < length; i++) {
                    gradient[c * length + i] += error * points[row][i];
                }
            }
        }
        return new Lbfgs.Value(sum, gradient);
    }

    private static double[] scores(double[] point, int classes, double[] weights) {
        double[] scores = new double[classes];
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < point.length; i++) {
                scores[c] += weights[c * point.length + i] * point[i];
            }
        }
        return scores;
    }

    @Override
    public double[] scores(float[] vector) {
        return scores(standardized(vector), classes, weights);
    }

    /** Returns deviations from the mean in standard deviations, followed by a 1 for the bias. */
    private double[] standardized(float[] vector) {
        double[] point = new double[vector.length + 1];
        for (int i = 0; i < vector.length; i++) {
            point[i] = (vector[i] - mean[i]) / (double) deviation[i];
        }
        point[vector.length] = 1;
        return point;
    }

    @Override
    public Map<String, Tensor> tensors() {
        float[] single = new float[weights.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) weights[i];
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("probe.mean", Tensor.of(List.of(mean.length), mean));
        tensors.put("probe.deviation", Tensor.of(List.of(deviation.length), deviation));
        tensors.put("probe.weight", Tensor.of(List.of(classes, mean.length + 1), single));
        return tensors;
    }

    /** Returns the probe that a plate stores; empty if there is none. */
    static Optional<LinearProbe> of(Weights tensors) {
        if (!tensors.names().contains("probe.weight")) {
            return Optional.empty();
        }
        Tensor weight = tensors.get("probe.weight");
        Tensor mean = tensors.get("probe.mean");
        Tensor deviation = tensors.get("probe.deviation");
        if (mean == null
                || deviation == null
                || weight.shape().size() != 2
                || weight.shape().get(1) != mean.data().length + 1
                || deviation.data().length != mean.data().length) {
            throw new InvalidInputException(
                    "the plate's linear classifier is damaged: its tensors do not fit each other");
        }
        double[] weights = new double[weight.data().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight.data()[i];
        }
        return Optional.of(new LinearProbe(weight.shape().get(0), mean.data(), deviation.data(), weights));
    }
}

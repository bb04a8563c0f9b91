package io.intaglio.tasks.detect;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.numeric.Cholesky;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Computes scores of images in comparison with normal images. The scores of all parts are converted to a common scale
 * and added (Fisher's method to combine p-values). The p-value of a sum is computed from the sums of other normal
 * images, so it is correct although the parts depend on each other.
 */
final class Detector {

    private static final String ENTRY = "detect.safetensors";
    private static final String REFERENCE = "reference.";
    private static final String SCALE = "scale.";
    private static final String CALIBRATION = "calibration";
    private static final String HEAT = "heat";
    private static final String MEAN = "code.mean";
    private static final String SPREAD = "code.spread";

    private final References references;
    private final Map<PartialScore, TailScale> scales;
    private final Conformal calibration;

    private final Conformal heat;

    private Detector(
            References references, Map<PartialScore, TailScale> scales, Conformal calibration, Conformal heat) {
        this.references = references;
        this.scales = scales;
        this.calibration = calibration;
        this.heat = heat;
    }

    /**
     * Fits a detector.
     *
     * @param references data of normal images, which may be training images of the network
     * @param scaled scores of normal images that were not used in training, for the common scale of the parts
     * @param calibrating scores of other such images, for the p-values of sums
     * @param heat largest value of each of their heat maps
     */
    static Detector fit(
            References references,
            List<Map<PartialScore, Double>> scaled,
            List<Map<PartialScore, Double>> calibrating,
            List<Double> heat) {
        Map<PartialScore, TailScale> scales = new EnumMap<>(PartialScore.class);
        for (PartialScore part : scaled.get(0).keySet()) {
            double[] scores = scaled.stream()
                    .mapToDouble(all -> (float) (double) all.get(part))
                    .toArray();
            scales.put(part, TailScale.of(scores));
        }
        Conformal maxima =
                Conformal.of(heat.stream().mapToDouble(Double::doubleValue).toArray());
        Detector bare = new Detector(references, scales, Conformal.of(new double[0]), maxima);
        double[] sums =
                calibrating.stream().mapToDouble(all -> sum(bare.scaled(all))).toArray();
        return new Detector(references, scales, Conformal.of(sums), maxima);
    }

    /** Returns the value that is reached in the heat maps of a given share of normal images. */
    double hot(double share) {
        double[] sorted = heat.sorted();
        return Math.max(1e-6, sorted[Math.max(0, (int) Math.ceil((1 - share) * sorted.length) - 1)]);
    }

    References references() {
        return references;
    }

    /** Returns the conversion of sums to p-values. */
    Conformal calibration() {
        return calibration;
    }

    List<PartialScore> parts() {
        return List.copyOf(scales.keySet());
    }

    /** Returns the scores of an image on the common scale. */
    Map<PartialScore, Double> scaled(Map<PartialScore, Double> scores) {
        Map<PartialScore, Double> scaled = new EnumMap<>(PartialScore.class);
        scales.forEach((part, scale) -> scaled.put(part, scale.of((float) (double) scores.get(part))));
        return scaled;
    }

    /** Returns the sum by which images are ranked, with the precision of numbers in a plate. */
    static double sum(Map<PartialScore, Double> scaled) {
        double sum = 0;
        for (double each : scaled.values()) {
            sum += each;
        }
        return (float) sum;
    }

    /** Returns the state for a plate. */
    TaskState state() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        references
                .neighbours()
                .forEach((part, near) -> tensors.put(REFERENCE + part.key(), Tensor.ofRows(near.vectors())));
        references.spread().ifPresent(spread -> {
            tensors.put(MEAN, vector(spread.mean()));
            List<float[]> rows = Arrays.stream(spread.covariance().lower())
                    .map(Detector::floats)
                    .toList();
            tensors.put(SPREAD, Tensor.ofRows(rows));
        });
        scales.forEach((part, scale) -> tensors.put(SCALE + part.key(), vector(scale.sorted())));
        tensors.put(CALIBRATION, vector(calibration.sorted()));
        tensors.put(HEAT, vector(heat.sorted()));
        return TaskState.of(Map.of(ENTRY, Safetensors.write(Weights.of(tensors))));
    }

    /** Returns the detector from the state of a plate. */
    static Detector read(SortedMap<String, byte[]> entries) {
        byte[] entry = entries.get(ENTRY);
        if (entry == null) {
            throw new InvalidInputException(
                    "this plate knows no normal images to compare with; \"intaglio fit detect\" adds them");
        }
        Weights kept = Safetensors.read(entry, ENTRY);
        Map<PartialScore, NearestNormals> neighbours = new EnumMap<>(PartialScore.class);
        Map<PartialScore, TailScale> scales = new EnumMap<>(PartialScore.class);
        for (PartialScore part : PartialScore.values()) {
            if (kept.names().contains(REFERENCE + part.key())) {
                neighbours.put(
                        part,
                        new NearestNormals(kept.get(REFERENCE + part.key()).rows()));
            }
            if (kept.names().contains(SCALE + part.key())) {
                scales.put(
                        part, TailScale.of(doubles(kept.get(SCALE + part.key()).data())));
            }
        }
        if (scales.isEmpty() || !kept.names().containsAll(List.of(CALIBRATION, HEAT))) {
            throw new InvalidInputException("what this plate knows of normal images is incomplete; fit it again");
        }
        return new Detector(
                new References(spread(kept), neighbours),
                scales,
                Conformal.of(doubles(kept.get(CALIBRATION).data())),
                Conformal.of(doubles(kept.get(HEAT).data())));
    }

    private static Optional<Mahalanobis> spread(Weights kept) {
        if (!kept.names().contains(MEAN) || !kept.names().contains(SPREAD)) {
            return Optional.empty();
        }
        double[] mean = doubles(kept.get(MEAN).data());
        double[][] lower =
                kept.get(SPREAD).rows().stream().map(Detector::doubles).toArray(double[][]::new);
        return Optional.of(new Mahalanobis(mean, Cholesky.ofLower(lower)));
    }

    private static Tensor vector(double[] numbers) {
        return Tensor.of(List.of(numbers.length), floats(numbers));
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = numbers[i];
        }
        return doubles;
    }
}

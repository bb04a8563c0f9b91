package io.intaglio.tasks.classify;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.tasks.embed.Vectors;
import io.intaglio.tasks.numeric.NearestVectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Predicts the class of a vector by the majority of its {@value #NEIGHBOURS} nearest vectors with a known class.
 * Nothing is fitted, so its accuracy shows how near to each other the codes of a class are.
 */
final class NeighbourProbe implements Probe {

    static final int NEIGHBOURS = 20;

    private static final String VECTORS = "neighbours.vectors";
    private static final String LABELS = "neighbours.labels";

    /** Largest number of numbers that a plate stores: 64 MiB. */
    private static final int MOST_NUMBERS = 16 << 20;

    private final List<float[]> vectors;
    private final int[] labels;
    private final int classes;

    private NeighbourProbe(List<float[]> vectors, int[] labels, int classes) {
        this.vectors = vectors;
        this.labels = labels;
        this.classes = classes;
    }

    /** Stores vectors. If they would need too much memory, only the first ones are stored. */
    static NeighbourProbe of(List<Vectors.Labelled> rows, int classes) {
        int most = Math.max(1, MOST_NUMBERS / rows.get(0).numbers().length);
        List<Vectors.Labelled> kept = rows.subList(0, Math.min(most, rows.size()));
        return new NeighbourProbe(
                kept.stream().map(Vectors.Labelled::numbers).toList(),
                kept.stream().mapToInt(Vectors.Labelled::label).toArray(),
                classes);
    }

    /**
     * Returns the logarithm of the votes of each class. One vote is divided among all classes, so that no class has 0
     * votes.
     */
    @Override
    public double[] scores(float[] vector) {
        if (vector.length != vectors.get(0).length) {
            throw new InvalidInputException("the plate contains vectors of " + vectors.get(0).length
                    + " numbers, and this one has " + vector.length + "; fit classify to the plate again");
        }
        double[] votes = new double[classes];
        for (int near : NearestVectors.of(vector, vectors.size(), NEIGHBOURS, vectors::get)) {
            votes[labels[near]]++;
        }
        for (int c = 0; c < classes; c++) {
            votes[c] = Math.log(votes[c] + 1.0 / classes);
        }
        return votes;
    }

    @Override
    public Map<String, Tensor> tensors() {
        float[] known = new float[labels.length + 1];
        known[0] = classes;
        for (int i = 0; i < labels.length; i++) {
            known[i + 1] = labels[i];
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(VECTORS, Tensor.ofRows(vectors));
        tensors.put(LABELS, Tensor.of(List.of(known.length), known));
        return tensors;
    }

    /** Returns the probe that a plate stores; empty if there is none. */
    static Optional<NeighbourProbe> of(Weights tensors) {
        if (!tensors.names().contains(VECTORS)) {
            return Optional.empty();
        }
        Tensor vectors = tensors.get(VECTORS);
        float[] known = tensors.names().contains(LABELS) ? tensors.get(LABELS).data() : new float[0];
        if (vectors.shape().size() != 2
                || vectors.data().length == 0
                || known.length != vectors.shape().get(0) + 1) {
            throw damaged();
        }
        int classes = (int) known[0];
        int[] labels = new int[known.length - 1];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) known[i + 1];
            if (labels[i] < 0 || labels[i] >= classes) {
                throw damaged();
            }
        }
        return Optional.of(new NeighbourProbe(vectors.rows(), labels, classes));
    }

    private static InvalidInputException damaged() {
        return new InvalidInputException(
                "the plate's vectors of known class are damaged; fit classify to the plate again");
    }
}

package io.intaglio.tasks.classify;

import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.tasks.embed.Vectors;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Predicts the classes of vectors from a network that was trained without classes. */
interface Probe {

    /** The kinds of probes. */
    enum Kind {
        /** A linear classifier, {@link LinearProbe}. */
        LINEAR,
        /** The majority of the nearest examples, {@link NeighbourProbe}. */
        NEIGHBOURS;

        /**
         * Fits a probe.
         *
         * @param rows vectors with known labels, all of the same length
         * @param classes number of classes, larger than every label
         */
        Probe fit(List<Vectors.Labelled> rows, int classes) {
            return this == LINEAR ? LinearProbe.fit(rows, classes) : NeighbourProbe.of(rows, classes);
        }
    }

    /** Returns one unnormalized log-probability for each class. */
    double[] scores(float[] vector);

    /** Returns the tensors for a plate. */
    Map<String, Tensor> tensors();

    /** Returns the probe that a plate stores; empty if there is none. */
    static Optional<Probe> of(Weights tensors) {
        return LinearProbe.of(tensors).<Probe>map(linear -> linear).or(() -> NeighbourProbe.of(tensors));
    }
}

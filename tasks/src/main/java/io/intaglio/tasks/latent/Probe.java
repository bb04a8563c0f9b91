package io.intaglio.tasks.latent;

import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells classes of vectors that a network makes which did not learn classes. */
interface Probe {

    /** The kinds of probes. */
    enum Kind {
        /** {@link LinearProbe}. */
        LINEAR,
        /** {@link NeighbourProbe}. */
        NEIGHBOURS;

        /**
         * Fits a probe.
         *
         * @param rows vectors of one length whose labels are known
         * @param classes number of them, more than every label
         */
        Probe fit(List<Vectors.Labelled> rows, int classes) {
            return this == LINEAR ? LinearProbe.fit(rows, classes) : NeighbourProbe.of(rows, classes);
        }
    }

    /** Returns one unnormalized log-probability a class. */
    double[] scores(float[] vector);

    /** Returns the tensors by which a plate keeps it. */
    Map<String, Tensor> tensors();

    /** Returns the probe that a plate keeps; empty where it keeps none. */
    static Optional<Probe> of(Weights tensors) {
        return LinearProbe.of(tensors).<Probe>map(linear -> linear).or(() -> NeighbourProbe.of(tensors));
    }
}

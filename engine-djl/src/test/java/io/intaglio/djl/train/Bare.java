package io.intaglio.djl.train;

import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import java.util.List;

/** Weights that no layer takes, to try optimizers on. */
final class Bare {

    static final Compiled NETWORK = PyTorch.compiled(new Architecture(
            ImageSpec.anySize(1),
            ImageSpec.anySize(1),
            Network.of(),
            new Latent.Point(0),
            Network.of(),
            List.of(new Comparison.Mse(1))));

    private Bare() {}

    static Replica replica(List<WeightSpec> specs, Weights weights, NDManager manager) {
        return new Replica(NETWORK, specs, weights, manager);
    }

    /** What they are now. */
    static Weights weights(Replica replica) {
        return Weights.of(replica.trained().split(replica.trained().flat()));
    }
}

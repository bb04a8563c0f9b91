package io.intaglio.djl.train;

import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Term;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.spi.Providers;
import java.util.List;

/** Weights that no layer takes, to try optimizers on. */
final class Bare {

    private static final Compiled NETWORK = new Compiled(
            new Architecture(
                    ImageSpec.anySize(1),
                    ImageSpec.anySize(1),
                    Network.of(),
                    new Latent.Point(0),
                    Network.of(),
                    List.of(new Term.Mse(1))),
            Providers.of(DjlLayerProvider.class, List.of()));

    private Bare() {}

    static Replica replica(List<WeightSpec> specs, Weights weights, NDManager manager) {
        return new Replica(NETWORK, specs, weights, manager);
    }

    /** What they are now. */
    static Weights weights(Replica replica) {
        return Weights.of(replica.trained().split(replica.trained().flat()));
    }
}

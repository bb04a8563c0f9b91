package io.intaglio.testkit.fake;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.model.PosteriorSample;
import io.intaglio.network.Architecture;
import io.intaglio.network.Latent;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.testkit.network.ReferenceNetwork;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * An autoencoder in plain Java: exact, slow, and without natives.
 *
 * @since 0.1
 */
public final class FakeAutoencoder implements Autoencoder {

    private final Architecture architecture;
    private final ReferenceNetwork network;
    private final Map<String, Autoencoder> companions = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Creates a model of any architecture without custom layers. */
    public FakeAutoencoder(Architecture architecture, Weights weights) {
        this.architecture = architecture;
        this.network = new ReferenceNetwork(architecture, weights);
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public ImageBatch apply(ImageBatch x, Condition condition) {
        check(x.count(), condition);
        return network.apply(x, condition.labels());
    }

    @Override
    public Optional<LatentCodec> codec() {
        return architecture.lateral() ? Optional.empty() : Optional.of(new Halves());
    }

    @Override
    public Map<String, Tensor> features(ImageBatch x, Condition condition, Set<String> places) {
        check(x.count(), condition);
        places.forEach(plan()::at);
        return network.features(x, condition.labels(), places);
    }

    @Override
    public Autoencoder companion(String name, Architecture further, Supplier<Weights> weights) {
        return companions.computeIfAbsent(name, any -> new FakeAutoencoder(further, weights.get()));
    }

    @Override
    public PosteriorSample posterior(ImageBatch x, Condition condition, int draws, long seed) {
        check(x.count(), condition);
        if (!(architecture.latent() instanceof Latent.Gaussian)) {
            throw new InvalidInputException("this network has no posterior to draw from");
        }
        return network.posterior(x, condition.labels(), draws, seed);
    }

    private void check(int count, Condition condition) {
        if (closed) {
            throw new IllegalStateException("this model is closed");
        }
        int classes = architecture.latent().classes();
        int wanted = classes == 0 ? 0 : count;
        if (condition.labels().size() != wanted) {
            throw new InvalidInputException("this network takes " + wanted + " labels for " + count + " images, not "
                    + condition.labels().size());
        }
        for (int label : condition.labels()) {
            if (label < 0 || label >= classes) {
                throw new InvalidInputException(
                        "a label must be between 0 and " + (classes - 1) + " here, not " + label);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Halves implements LatentCodec {

        @Override
        public Tensor encode(ImageBatch x) {
            return network.encode(x);
        }

        @Override
        public Optional<Tensor> logVariance(ImageBatch x) {
            return network.logVariance(x);
        }

        @Override
        public ImageBatch decode(Tensor code, Condition condition) {
            check(code.shape().get(0), condition);
            return network.decode(code, condition.labels());
        }
    }
}

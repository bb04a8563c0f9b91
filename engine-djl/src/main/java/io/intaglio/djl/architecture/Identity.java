package io.intaglio.djl.architecture;

import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.spi.ArchitectureProvider;
import java.util.List;

/**
 * Gives back what it is given. It has no weights: it is for tasks that are fitted to data and need no network, as
 * {@code compress} is.
 */
public record Identity() implements ArchitectureProvider {

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public String summary() {
        return "no network, for tasks that are fitted to data without one";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        return new Architecture(
                ImageSpec.anySize(in.channels()),
                ImageSpec.anySize(out.channels()),
                new Network(List.of()),
                new Latent.Point(0),
                new Network(List.of()),
                List.of(new Comparison.Mse(1)));
    }
}

package com.example.intaglio;

import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Head;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Pool;
import io.intaglio.network.Upsample;
import io.intaglio.spi.ArchitectureProvider;
import java.util.List;

/**
 * An architecture with a layer, a term and a head of its own: the head gives the mean of each channel of the code.
 *
 * @param width channels of the code
 * @param likeness weight of the term
 */
public record Ringed(
        @Setting(value = "channels of the code", range = "1 to 256") int width,
        @Setting(value = "weight of the distance in a fixed random network's "
                + "eyes", range = "at least 0") double likeness)
        implements ArchitectureProvider {

    /** Eight channels. */
    public Ringed() {
        this(8, 0.1);
    }

    @Override
    public String name() {
        return "ringed";
    }

    @Override
    public String summary() {
        return "a small convolutional autoencoder with a learned gain, for the example plug-in";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        return new Architecture(
                        in,
                        out,
                        Network.of(Conv.same(16, 3), Activate.relu(), Conv.halve(width), new Fade(1)),
                        new Latent.Point(0),
                        Network.of(
                                Conv.same(16, 3),
                                Activate.relu(),
                                new Upsample(2, Upsample.Mode.BILINEAR),
                                Conv.same(out.channels(), 3)),
                        List.of(new Comparison.Mse(1), new Likeness(likeness)))
                .with(new Head("summary", Head.CODE, Network.of(Pool.globalAverage())));
    }
}

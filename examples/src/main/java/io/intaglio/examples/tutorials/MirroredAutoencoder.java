package io.intaglio.examples.tutorials;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Pool;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Tap;
import io.intaglio.network.Upsample;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * An autoencoder of three convolutions of one width, with pooling after each. The decoder repeats pixels three times,
 * with a convolution after each. The loss is the mean squared error.
 *
 * @param width channels of the convolutions
 * @param skips whether the map of each level before pooling is added in the decoder
 */
public record MirroredAutoencoder(
        @Setting(value = "channels of the convolutions", range = "at least 1")
        int width,

        @Setting("whether the feature map of each level is added in the decoder (skip connections)")
        boolean skips)
        implements ArchitectureProvider {

    private static final int LEVELS = 3;

    /** Creates the defaults: 64 channels, no skip connections. */
    public MirroredAutoencoder() {
        this(64, false);
    }

    public MirroredAutoencoder {
        if (width < 1) {
            throw new InvalidInputException("width is at least 1, not " + width);
        }
    }

    @Override
    public String name() {
        return "mirrored";
    }

    @Override
    public String summary() {
        return "three convolutions with pools, mirrored; with skip connections on request";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        List<Layer> encoder = new ArrayList<>();
        List<Layer> decoder = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            encoder.addAll(List.of(Conv.same(width, 3), Activate.relu()));
            if (skips) {
                encoder.add(new Tap("level-" + level));
            }
            encoder.add(new Pool(Pool.Mode.MAX, 2));
        }
        for (int level = LEVELS - 1; level >= 0; level--) {
            decoder.addAll(List.of(new Upsample(2, Upsample.Mode.NEAREST), Conv.same(width, 3), Activate.relu()));
            if (skips) {
                decoder.add(new SkipJoin("level-" + level, SkipJoin.Mode.ADD));
            }
        }
        decoder.add(Conv.same(out.channels(), 3).gain(1));
        return new Architecture(
                in,
                out,
                new Network(encoder),
                new Latent.Point(0),
                new Network(decoder),
                List.of(new Comparison.Mse(1)));
    }
}

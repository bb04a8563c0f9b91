package io.intaglio.plugin.sparse;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.spi.ArchitectureProvider;
import java.util.List;

/**
 * A convolutional sparse autoencoder (Ng 2011): the code is a map of a quarter of the height and width, none of its
 * numbers is negative, and each costs its size, so that most become zero. Any image size.
 *
 * @param latent channels of the code
 * @param width channels of the layers beside it
 * @param sparsity weight of the code's absolute values
 * @param decay weight of the squared weights, without which a small code and large weights would cost nothing
 * @since 0.1
 */
public record Sparse(
        @Setting(value = "channels of the code", range = "1 to 4096")
        int latent,

        @Setting(value = "channels of the layers around the code", range = "1 to 4096")
        int width,

        @Setting(value = "weight of the L1 penalty on the code", range = "at least 0")
        double sparsity,

        @Setting(value = "weight decay: weight of the L2 penalty on the weights of the layers", range = "at least 0")
        double decay)
        implements ArchitectureProvider {

    public Sparse() {
        this(64, 32, 0.1, 1e-6);
    }

    public Sparse {
        if (latent < 1 || latent > 4096 || width < 1 || width > 4096) {
            throw new InvalidInputException(
                    "latent and width must be between 1 and 4096, not " + latent + " and " + width);
        }
        if (!(sparsity >= 0) || !(decay >= 0)) {
            throw new InvalidInputException(
                    "sparsity and decay are numbers of at least 0, not " + sparsity + " and " + decay);
        }
    }

    @Override
    public String name() {
        return "sparse";
    }

    @Override
    public String summary() {
        return "convolutions with a sparse, non-negative code of a quarter of the size; any image size";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        Activate relu = Activate.relu();
        Network encoder =
                new Network(List.of(new PixelShuffle(-2), Conv.same(width, 3), relu, Conv.halve(latent), relu));
        Layer last = Conv.same(4 * out.channels(), 3).gain(1);
        Network decoder =
                new Network(List.of(Conv.same(4 * width, 3), new PixelShuffle(2), relu, last, new PixelShuffle(2)));
        return new Architecture(
                ImageSpec.anySize(in.channels()),
                ImageSpec.anySize(out.channels()),
                encoder,
                new Latent.Point(0),
                decoder,
                List.of(new Comparison.Mse(1), new LossTerm.LatentL1(sparsity), new LossTerm.DecayL2(decay)));
    }
}

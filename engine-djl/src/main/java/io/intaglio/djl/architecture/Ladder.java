package io.intaglio.djl.architecture;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Dropout;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Reshape;
import io.intaglio.network.Residual;
import io.intaglio.network.Shape;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Stochastic;
import io.intaglio.network.Tap;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * A hierarchical variational autoencoder (Sønderby et al. 2016; Child 2021): a Gaussian vector at the top, and below it
 * stochastic layers over maps, each with a prior that depends on what lies above. On the way down every stochastic
 * layer changes a map that goes past it, so that the top reaches the image by itself, too. Posteriors see the encoder's
 * map of the same size.
 *
 * @param latent numbers of the top
 * @param widths channels of each level, from fine to coarse; each halves height and width
 * @param layers stochastic layers of each level, from fine to coarse
 * @param channels that a stochastic layer draws
 * @param blocks residual blocks of each of the encoder's levels
 * @param hidden length of the dense layers beside the top; 0 for none
 * @param dropout share of a residual block's numbers that are zero at a training step
 * @param likelihood of the image given all codes
 * @param beta weight of the divergence
 * @param freeBits nats that each number of the top, and each stochastic layer, costs nothing
 * @param warmUp steps over which the divergence's weight grows from 0
 * @param classes that the decoder is told; 0 for none
 */
public record Ladder(
        @Setting(value = "length of the vector at the top", range = "1 to 65536")
        int latent,

        @Setting(
                value = "channels of each level, from fine to coarse; each halves height and width",
                range = "1 to 4096 each")
        List<Integer> widths,

        @Setting(value = "number of stochastic layers of each level, from fine to coarse", range = "0 to 64 each")
        List<Integer> layers,

        @Setting(value = "channels that each stochastic layer samples", range = "1 to 1024")
        int channels,

        @Setting(value = "number of residual blocks per level of the encoder", range = "0 to 64")
        int blocks,

        @Setting(
                value = "size of the dense layers before and after the vector at the top; 0 for none",
                range = "0 to 65536")
        int hidden,

        @Setting(value = "dropout rate in the residual blocks", range = "at least 0, below 1")
        double dropout,

        @Setting("the distribution of an image given its codes")
        Variational.Likelihood likelihood,

        @Setting(value = "weight of the KL divergence in the loss", range = "at least 0")
        double beta,

        @Setting(
                value = "free bits: KL divergence of each number of the top, and of each stochastic layer, that is not "
                        + "penalized, in nats",
                range = "at least 0")
        double freeBits,

        @Setting(
                value = "number of steps over which the weight of the KL divergence grows from 0",
                range = "at least 0")
        int warmUp,

        @Setting(value = "number of classes on which the decoder is conditioned; 0 for none", range = "0 to 100000")
        int classes)
        implements ArchitectureProvider {

    private static final double BRANCH_GAIN = 0.3;
    private static final String UP = "up-";
    private static final String DOWN = "down-";

    /** Creates the defaults: four stochastic layers on two levels below a vector of 32 numbers, for binary images. */
    public Ladder() {
        this(32, List.of(16, 48), List.of(1, 3), 8, 1, 256, 0, Variational.Likelihood.BERNOULLI, 1, 0.1, 500, 0);
    }

    public Ladder {
        widths = List.copyOf(widths);
        layers = List.copyOf(layers);
        Blocks.range("latent", latent, 1, 65536);
        Blocks.check(widths);
        if (layers.size() != widths.size() || layers.stream().anyMatch(count -> count < 0 || count > 64)) {
            throw new InvalidInputException("layers are as many numbers as widths, each from 0 to 64, as in 2,3 for"
                    + " widths of 32,64, not " + layers + " for " + widths);
        }
        Blocks.range("channels", channels, 1, 1024);
        Blocks.range("blocks", blocks, 0, 64);
        Blocks.range("hidden", hidden, 0, 65536);
        Blocks.range("classes", classes, 0, 100_000);
        Blocks.range("warm-up", warmUp, 0, Integer.MAX_VALUE);
        Blocks.weight("beta", beta);
        Blocks.weight("free-bits", freeBits);
        if (!(dropout >= 0 && dropout < 1)) {
            throw new InvalidInputException("dropout must be in [0, 1), not " + dropout);
        }
    }

    @Override
    public String name() {
        return "ladder";
    }

    @Override
    public String summary() {
        return "a hierarchy of Gaussian codes, a vector and maps, for the likelihood of small images";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        int stride = 1 << widths.size();
        if (!in.fixed()) {
            throw new InvalidInputException(
                    "the top of this architecture is a vector and serves one image size; give" + " that size");
        }
        if (in.height() % stride != 0 || in.width() % stride != 0) {
            throw new InvalidInputException("this architecture halves images " + widths.size()
                    + " times: height and width are multiples of " + stride + ", not " + in.width() + "x"
                    + in.height() + "; set another size, or fewer widths and layers");
        }
        Shape.Map coarsest = new Shape.Map(widths.get(widths.size() - 1), in.height() / stride, in.width() / stride);
        return new Architecture(
                in,
                out,
                new Network(encoder(coarsest)),
                new Latent.Gaussian(classes),
                new Network(decoder(coarsest, out.channels())),
                List.of(likelihood.term(), new LossTerm.Kl(beta, freeBits, warmUp)));
    }

    private List<Layer> encoder(Shape.Map coarsest) {
        List<Layer> all = new ArrayList<>();
        for (int level = 0; level < widths.size(); level++) {
            int width = widths.get(level);
            if (level == 0) {
                all.add(new PixelShuffle(-2));
                all.add(Conv.same(width, 3).gain(1));
            } else {
                all.add(Blocks.down(width));
            }
            for (int block = 0; block < blocks; block++) {
                all.add(residual(width));
            }
            if (layers.get(level) > 0) {
                all.add(new Tap(UP + level));
            }
        }
        all.add(activation());
        all.add(new Reshape(new Shape.Vector(Math.toIntExact(coarsest.size()))));
        if (hidden > 0) {
            all.add(Dense.of(hidden));
            all.add(activation());
        }
        all.add(Dense.linear(2 * latent));
        return all;
    }

    private List<Layer> decoder(Shape.Map coarsest, int channelsOut) {
        List<Layer> all = new ArrayList<>();
        if (hidden > 0) {
            all.add(Dense.of(hidden));
            all.add(activation());
        }
        all.add(Dense.linear(Math.toIntExact(coarsest.size())));
        all.add(new Reshape(coarsest));
        for (int level = widths.size() - 1; level >= 0; level--) {
            int width = widths.get(level);
            if (level < widths.size() - 1) {
                all.add(activation());
                all.addAll(Blocks.up(width));
            }
            for (int i = 0; i < layers.get(level); i++) {
                all.addAll(stochastic(level, width, DOWN + level + "-" + i));
            }
            all.add(residual(width));
        }
        all.add(activation());
        all.add(Conv.same(4 * channelsOut, 3).gain(1));
        all.add(new PixelShuffle(2));
        if (likelihood == Variational.Likelihood.BERNOULLI) {
            all.add(new Activate(Activate.Function.SIGMOID));
        }
        return all;
    }

    /** What is drawn is added to the map that goes past, which a residual block then changes. */
    private List<Layer> stochastic(int level, int width, String past) {
        List<Layer> posterior = List.of(
                new SkipJoin(UP + level, SkipJoin.Mode.CONCAT),
                Conv.same(width, 1).gain(1),
                activation(),
                Conv.same(width, 3),
                activation(),
                Conv.same(2 * channels, 1).gain(BRANCH_GAIN));
        return List.of(
                residual(width),
                new Tap(past),
                activation(),
                Conv.same(2 * channels, 3).gain(BRANCH_GAIN),
                new SkipJoin(past, SkipJoin.Mode.CONCAT),
                new Stochastic(channels, posterior),
                Conv.same(width, 1).gain(BRANCH_GAIN),
                new SkipJoin(past, SkipJoin.Mode.ADD));
    }

    private Layer residual(int width) {
        List<Layer> body = new ArrayList<>(List.of(activation(), Conv.same(width, 3), activation()));
        if (dropout > 0) {
            body.add(new Dropout(dropout));
        }
        body.add(Conv.same(width, 3).gain(BRANCH_GAIN));
        return new Residual(body);
    }

    private static Layer activation() {
        return new Activate(Activate.Function.SILU);
    }
}

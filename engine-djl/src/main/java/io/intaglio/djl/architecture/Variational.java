package io.intaglio.djl.architecture;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The variational autoencoder (Kingma &amp; Welling 2014; Rezende et al. 2014): a Gaussian code whose divergence from
 * N(0, I) is part of the loss.
 *
 * @param latent numbers of the code, or channels of its map
 * @param width channels of the first level; each next has twice as many
 * @param levels how often the image is halved (at most, for a vector)
 * @param hidden length of the dense layers beside a vector; 0 for none
 * @param blocks number of residual blocks per level
 * @param bottleneck what the code is; a vector fixes the image size
 * @param activation the nonlinearity after the dense layers
 * @param likelihood of the image given the code
 * @param beta weight of the divergence
 * @param freeBits nats that each number of the code costs nothing
 * @param warmUp steps over which the divergence's weight grows from 0
 * @param samples codes that training draws for each image; more than one makes it an importance-weighted autoencoder
 *     (Burda et al. 2016)
 * @param classes that the decoder is told; 0 for none
 * @since 0.1
 */
public record Variational(
        @Setting(value = "length of the code if it is a vector, or its channels if it is a map", range = "1 to 65536")
        int latent,

        @Setting(value = "channels of the first level; each next has twice as many", range = "1 to 4096")
        int width,

        @Setting(
                value = "number of times that height and width are halved (at most, if the code is a vector)",
                range = "0 to 8")
        int levels,

        @Setting(value = "size of the dense layers before and after a vector code; 0 for none", range = "0 to 65536")
        int hidden,

        @Setting(value = "number of residual blocks per level", range = "0 to 64")
        int blocks,

        @Setting("kind of the code: vector, for one fixed image size, or map, for any image size")
        Collapsed.Bottleneck bottleneck,

        @Setting("activation function after the dense layers beside a vector code: silu, or relu, whose units can die")
        DenseActivation activation,

        @Setting("the distribution of an image given its code")
        Likelihood likelihood,

        @Setting(value = "weight of the KL divergence in the loss", range = "at least 0")
        double beta,

        @Setting(
                value = "free bits: KL divergence of each number of the code that is not penalized, in nats",
                range = "at least 0")
        double freeBits,

        @Setting(
                value = "number of steps over which the weight of the KL divergence grows from 0",
                range = "at least 0")
        int warmUp,

        @Setting(
                value = "number of codes that training samples for each image; with more than one, it is an "
                        + "importance-weighted autoencoder",
                range = "1 to 1000")
        int samples,

        @Setting(value = "number of classes on which the decoder is conditioned; 0 for none", range = "0 to 100000")
        int classes)
        implements ArchitectureProvider {

    /** The distribution of an image given its code. */
    public enum Likelihood {
        /** Normal, its variance always the best one: the divergence's weight balances itself (Rybkin et al. 2021). */
        CALIBRATED,
        /** Normal of variance 1/2: the mean squared error. */
        MSE,
        /** Bernoulli: binary cross-entropy; the output goes through a sigmoid. */
        BERNOULLI;

        /** Returns the terms of a bound, of one code for each image or of several. */
        List<LossTerm> terms(double beta, double freeBits, int warmUp, int samples) {
            return samples == 1
                    ? List.of(term(), new LossTerm.Kl(beta, freeBits, warmUp))
                    : List.of(new Comparison.ImportanceWeighted(term(), samples, beta, warmUp));
        }

        Comparison term() {
            return switch (this) {
                case CALIBRATED -> new Comparison.CalibratedMse(1);
                case MSE -> new Comparison.Mse(1);
                case BERNOULLI -> new Comparison.Bce(1);
            };
        }
    }

    /** Creates the defaults: a code of 16 numbers, calibrated. */
    public Variational() {
        this(
                16,
                32,
                2,
                256,
                0,
                Collapsed.Bottleneck.VECTOR,
                DenseActivation.SILU,
                Likelihood.CALIBRATED,
                1,
                0,
                500,
                1,
                0);
    }

    public Variational {
        Blocks.range("latent", latent, 1, 65536);
        Pyramid.check(width, levels, hidden, blocks);
        Blocks.range("classes", classes, 0, 100_000);
        Blocks.range("warm-up", warmUp, 0, Integer.MAX_VALUE);
        Blocks.range("samples", samples, 1, 1000);
        if (samples > 1 && freeBits > 0) {
            throw new InvalidInputException(
                    "free-bits go with one sample, and samples are " + samples + "; set free-bits=0");
        }
        if (samples > 1 && likelihood == Likelihood.CALIBRATED) {
            throw new InvalidInputException("several samples take a likelihood of bernoulli or mse, not calibrated");
        }
        if (!(beta >= 0 && freeBits >= 0)) {
            throw new InvalidInputException("beta and free-bits are at least 0, not " + beta + " and " + freeBits);
        }
    }

    @Override
    public String name() {
        return "variational";
    }

    @Override
    public String summary() {
        return "variational: a Gaussian code, a vector or a map; can depend on a class";
    }

    @Override
    public Settings before() {
        return Settings.of("activation", DenseActivation.RELU);
    }

    @Override
    public Set<String> unused() {
        return bottleneck == Collapsed.Bottleneck.MAP ? Set.of("hidden", "activation") : Set.of();
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        boolean vector = bottleneck == Collapsed.Bottleneck.VECTOR;
        List<Layer> encoder;
        List<Layer> decoder;
        if (vector) {
            Pyramid pyramid = new Pyramid(in, width, levels, hidden, blocks, activation);
            encoder = pyramid.encoder(2 * latent);
            decoder = new ArrayList<>(pyramid.decoder(out.channels()));
        } else {
            encoder = mapEncoder();
            decoder = mapDecoder(out.channels());
        }
        if (likelihood == Likelihood.BERNOULLI) {
            decoder.add(new Activate(Activate.Function.SIGMOID));
        }
        return new Architecture(
                vector ? in : ImageSpec.anySize(in.channels()),
                vector ? out : ImageSpec.anySize(out.channels()),
                new Network(encoder),
                new Latent.Gaussian(classes),
                new Network(decoder),
                likelihood.terms(beta, freeBits, warmUp, samples));
    }

    private List<Layer> mapEncoder() {
        List<Layer> layers = new ArrayList<>();
        layers.add(Conv.same(width, 3));
        for (int level = 0; level < levels; level++) {
            layers.add(Activate.relu());
            layers.add(Blocks.down(width << level));
            layers.addAll(Blocks.residuals(blocks, width << level));
        }
        layers.add(Activate.relu());
        layers.add(Conv.same(2 * latent, 1).gain(1));
        return layers;
    }

    private List<Layer> mapDecoder(int channels) {
        int widest = levels == 0 ? width : width << (levels - 1);
        List<Layer> layers = new ArrayList<>(Collections.singletonList(Conv.same(widest, 1)));
        for (int level = levels - 1; level >= 0; level--) {
            layers.add(Activate.relu());
            layers.addAll(Blocks.residuals(blocks, width << level));
            layers.addAll(Blocks.up(level == 0 ? width : width << (level - 1)));
        }
        layers.add(Activate.relu());
        layers.add(Conv.same(channels, 3).gain(1));
        return layers;
    }
}

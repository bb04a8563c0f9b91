package io.intaglio.djl.architecture;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Reshape;
import io.intaglio.network.Residual;
import io.intaglio.network.Shape;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * A codec for small images of one size: dense layers, a code of whole numbers, and a loss of error and bits (Ballé,
 * Laparra &amp; Simoncelli 2017). Dense layers are good for centred images, such as objects on a plain background. For
 * other images the files of {@code identity} are smaller. The dense layers have residual connections, so that training
 * begins near a linear transform. Without them, training on Fashion-MNIST lost three of four units in 2,000 steps.
 *
 * @param latent numbers of the code
 * @param width length of the dense layers of encoder and decoder
 * @param blocks residual blocks of encoder and decoder, each; with 0 both are linear
 * @param modes distributions of codes, of which an image takes one
 * @param lambda the weight of the squared error, for samples from 0 to 255, relative to the bits for each sample
 * @since 0.1
 */
public record SmallImageCodec(
        @Setting(
                value = "length of the code; training keeps those numbers at 0 that cost more bits than they improve "
                        + "the image",
                range = "1 to 65536")
        int latent,

        @Setting(value = "length of the dense layers of the encoder and of the decoder", range = "1 to 65536")
        int width,

        @Setting(
                value = "number of residual blocks in the encoder and in the decoder each; 0 for a linear transform",
                range = "0 to 64")
        int blocks,

        @Setting(
                value = "number of probability distributions of codes; each image uses one of them",
                range = "1 to 1024")
        int modes,

        @Setting(
                value = "weight of the squared error (0 to 255 scale) against the number of bits per value: a larger "
                        + "weight gives better images and larger files",
                range = "above 0")
        double lambda)
        implements ArchitectureProvider {

    private static final double WHITE = 255;

    /** The initial spread of the code, in steps of rounding. With a smaller one only zeros would be decoded. */
    private static final double SPREAD = 4;

    /** The gain of the blocks. With a small one the network begins near a linear transform. */
    private static final double BRANCH = 0.2;

    /** Creates the defaults. */
    public SmallImageCodec() {
        this(192, 1024, 1, 32, 0.006);
    }

    public SmallImageCodec {
        Blocks.range("latent", latent, 1, 65536);
        Blocks.range("modes", modes, 1, Latent.Quantized.MOST_MODES);
        Blocks.range("width", width, 1, 65536);
        Blocks.range("blocks", blocks, 0, 64);
        if (!(lambda > 0 && Double.isFinite(lambda))) {
            throw new InvalidInputException("lambda is more than 0, not " + lambda);
        }
    }

    @Override
    public String name() {
        return "codec";
    }

    @Override
    public String summary() {
        return "a codec for small images of one size: a code of whole numbers and few bits";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        if (!in.fixed()) {
            throw new InvalidInputException("a codec serves one image size; give that size");
        }
        List<Layer> encoder = new ArrayList<>(List.of(vector(in)));
        encoder.addAll(trunk(1));
        encoder.add(new Dense(latent, SPREAD));
        return new Architecture(
                in,
                out,
                new Network(encoder),
                new Latent.Quantized(modes),
                decoder(out),
                List.of(new Comparison.Mse(lambda * WHITE * WHITE), new LossTerm.Rate(1)));
    }

    /**
     * Returns the decoder. Its first layer undoes the spread of the code; without it the first images were too bright.
     */
    private Network decoder(ImageSpec out) {
        Shape.Map image = new Shape.Map(out.channels(), out.height(), out.width());
        List<Layer> layers = new ArrayList<>(trunk(1 / SPREAD));
        layers.addAll(List.of(Dense.linear(Math.toIntExact(image.size())), new Reshape(image)));
        return new Network(layers);
    }

    /**
     * Returns a linear layer and residual blocks.
     *
     * @param gain of the linear layer
     */
    private List<Layer> trunk(double gain) {
        List<Layer> layers = new ArrayList<>(List.of(new Dense(width, gain)));
        for (int block = 0; block < blocks; block++) {
            layers.add(new Residual(List.of(new Activate(Activate.Function.GELU), new Dense(width, BRANCH))));
        }
        return layers;
    }

    private static Layer vector(ImageSpec image) {
        return new Reshape(new Shape.Vector(
                Math.multiplyExact(Math.multiplyExact(image.channels(), image.height()), image.width())));
    }
}

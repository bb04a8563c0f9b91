package io.intaglio.djl.architecture;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * A codec for small images of one kind and one size: a code of whole numbers, and a loss of error and bits (Ballé,
 * Laparra &amp; Simoncelli 2017). Convolutions compute a few numbers for each square of 4×4 pixels. Each number of each
 * square has probabilities of its own, so the codec learns where in such images the details are.
 *
 * <p>A network of dense layers, which this codec had before, was far worse on Fashion-MNIST: after the same time of
 * training, the loss was nearly twice as large.
 *
 * @param latent numbers of the code for each square of 4×4 pixels
 * @param width channels of the convolutions at a quarter of the image's height and width; half as many at one half
 * @param blocks residual blocks at a quarter of the size, in the encoder and in the decoder each; half as many, rounded
 *     up, at one half
 * @param modes distributions of codes, of which an image takes one
 * @param lambda the weight of the squared error, for samples from 0 to 255, relative to the bits for each sample
 * @since 0.1
 */
public record SmallImageCodec(
        @Setting(
                value = "numbers of the code for each square of 4×4 pixels; training keeps those at 0 that cost more "
                        + "bits than they improve the image",
                range = "1 to 1024")
        int latent,

        @Setting(
                value = "channels of the convolutions at a quarter of the image's height and width; half as many at "
                        + "one half",
                range = "2 to 4096")
        int width,

        @Setting(
                value = "residual blocks at a quarter of the size, in the encoder and in the decoder each; half as "
                        + "many at one half; 0 for a nearly linear transform",
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

    /** How many pixels of each side share the numbers of a code. */
    private static final int STRIDE = 4;

    /** The initial spread of the code, in steps of rounding. With a smaller one only zeros would be decoded. */
    private static final double SPREAD = 4;

    /** Creates the defaults. */
    public SmallImageCodec() {
        this(16, 64, 2, 16, 0.004);
    }

    public SmallImageCodec {
        Blocks.range("latent", latent, 1, 1024);
        Blocks.range("modes", modes, 1, Latent.Quantized.MOST_MODES);
        Blocks.range("width", width, 2, 4096);
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
        if (!in.fixed() || in.height() % STRIDE != 0 || in.width() % STRIDE != 0) {
            throw new InvalidInputException("a codec serves one image size, a multiple of " + STRIDE
                    + " both ways; give such a size, with --crop for example");
        }
        Shape.Map code = new Shape.Map(latent, in.height() / STRIDE, in.width() / STRIDE);
        return new Architecture(
                in,
                out,
                encoder(code),
                new Latent.Quantized(modes),
                decoder(code, out.channels()),
                List.of(new Comparison.Mse(lambda * WHITE * WHITE), new LossTerm.Rate(1)));
    }

    private Network encoder(Shape.Map code) {
        List<Layer> layers = new ArrayList<>(List.of(new Conv(half(), 5, 2, 2, 1, 1)));
        layers.addAll(Blocks.residuals((blocks + 1) / 2, half()));
        layers.add(Blocks.down(width));
        layers.addAll(Blocks.residuals(blocks, width));
        layers.add(Conv.same(latent, 1).gain(SPREAD));
        // As a vector, each number has probabilities of its own; those of a map are the same at all places.
        layers.add(new Reshape(new Shape.Vector(Math.toIntExact(code.size()))));
        return new Network(layers);
    }

    /** Its first convolution undoes the spread of the code; without it the first images were too bright. */
    private Network decoder(Shape.Map code, int channels) {
        List<Layer> layers =
                new ArrayList<>(List.of(new Reshape(code), Conv.same(width, 3).gain(1 / SPREAD)));
        layers.addAll(Blocks.residuals(blocks, width));
        layers.addAll(Blocks.up(half()));
        layers.addAll(Blocks.residuals((blocks + 1) / 2, half()));
        layers.addAll(List.of(Conv.same(STRIDE * channels, 3).gain(1), new PixelShuffle(2)));
        return new Network(layers);
    }

    private int half() {
        return width / 2;
    }
}

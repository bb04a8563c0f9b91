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
import io.intaglio.network.Network;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.Term;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * A codec for small images of one size: dense layers, a code of whole numbers, and a loss of error and bits (Ballé,
 * Laparra &amp; Simoncelli 2017). Dense layers are good for centred images, such as objects on a plain background. For
 * other images the files of {@code identity} are smaller.
 *
 * @param latent numbers of the code
 * @param hidden lengths of the encoder's dense layers; the decoder has them in reverse
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

        @Setting(
                value = "sizes of the dense layers of the encoder; the decoder has the same in reverse order",
                range = "1 to 65536 each")
        List<Integer> hidden,

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

    /** Creates the defaults. */
    public SmallImageCodec() {
        this(192, List.of(1024, 1024), 32, 0.006);
    }

    public SmallImageCodec {
        hidden = List.copyOf(hidden);
        Blocks.range("latent", latent, 1, 65536);
        Blocks.range("modes", modes, 1, Latent.Quantized.MOST_MODES);
        for (int length : hidden) {
            Blocks.range("hidden", length, 1, 65536);
        }
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
        return "a code of whole numbers and as few bits as it is worth, for small images of one size";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        if (!in.fixed()) {
            throw new InvalidInputException("a codec serves one image size; give that size");
        }
        List<Layer> encoder = new ArrayList<>(List.of(vector(in)));
        for (int length : hidden) {
            encoder.addAll(List.of(Dense.of(length), Activate.relu()));
        }
        encoder.add(new Dense(latent, SPREAD));
        return new Architecture(
                in,
                out,
                new Network(encoder),
                new Latent.Quantized(modes),
                decoder(out),
                List.of(new Comparison.Mse(lambda * WHITE * WHITE), new Term.Rate(1)));
    }

    /**
     * Returns the decoder. Its first layer undoes the spread of the code; without it the first images were too bright.
     */
    private Network decoder(ImageSpec out) {
        List<Layer> layers = new ArrayList<>();
        double gain = 1 / SPREAD;
        for (int i = hidden.size() - 1; i >= 0; i--) {
            layers.addAll(List.of(new Dense(hidden.get(i), Math.sqrt(2) * gain), Activate.relu()));
            gain = 1;
        }
        Shape.Map image = new Shape.Map(out.channels(), out.height(), out.width());
        layers.addAll(List.of(new Dense(Math.toIntExact(image.size()), gain), new Reshape(image)));
        return new Network(layers);
    }

    private static Layer vector(ImageSpec image) {
        return new Reshape(new Shape.Vector(
                Math.multiplyExact(Math.multiplyExact(image.channels(), image.height()), image.width())));
    }
}

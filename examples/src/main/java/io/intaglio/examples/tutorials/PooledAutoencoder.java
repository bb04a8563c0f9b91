package io.intaglio.examples.tutorials;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Pool;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.Upsample;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * The autoencoder of many tutorials: 3x3 convolutions with pooling after each, a dense code, and a decoder of
 * transposed convolutions with a sigmoid at the end. The loss is the mean squared error.
 *
 * @param widths channels of the convolutions; each pool halves height and width
 * @param code numbers of the code; with 0 the code is the last map
 * @param doubling what doubles height and width in the decoder
 */
public record PooledAutoencoder(
        @Setting(
                value = "channels of the convolutions; a pooling layer after each halves height and width",
                range = "at least 1 each")
        List<Integer> widths,

        @Setting(value = "length of the code; 0 to use the last feature map as the code", range = "at least 0")
        int code,

        @Setting("how the decoder doubles height and width: transposed convolutions, or repeated "
                + "pixels followed by a convolution")
        Doubling doubling)
        implements ArchitectureProvider {

    /** The method that doubles height and width. */
    public enum Doubling {
        /** A transposed convolution of 3x3 with a stride of 2, as in the tutorials. */
        TRANSPOSED,
        /** Repeated pixels, followed by a convolution of 3x3. */
        REPEATED
    }

    /** Creates the defaults: three convolutions and 64 numbers. */
    public PooledAutoencoder() {
        this(List.of(32, 64, 128), 64);
    }

    PooledAutoencoder(List<Integer> widths, int code) {
        this(widths, code, Doubling.TRANSPOSED);
    }

    public PooledAutoencoder {
        widths = List.copyOf(widths);
        if (widths.isEmpty() || widths.stream().anyMatch(width -> width < 1) || code < 0) {
            throw new InvalidInputException("there is at least one width, all of them and the code are positive, not "
                    + widths + " and " + code);
        }
    }

    @Override
    public String name() {
        return "pooled";
    }

    @Override
    public String summary() {
        return "convolutions with pools, a dense code, transposed convolutions";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        List<Layer> encoder = new ArrayList<>();
        for (int width : widths) {
            encoder.addAll(List.of(Conv.same(width, 3), Activate.relu(), new Pool(Pool.Mode.MAX, 2)));
        }
        List<Layer> decoder = new ArrayList<>();
        if (code > 0) {
            Shape.Map map = lastMap(in);
            int numbers = Math.toIntExact(map.size());
            encoder.addAll(List.of(new Reshape(new Shape.Vector(numbers)), Dense.linear(code)));
            decoder.addAll(List.of(Dense.of(numbers), Activate.relu(), new Reshape(map)));
        }
        for (int level = widths.size() - 2; level >= 0; level--) {
            decoder.addAll(doubled(widths.get(level)));
            decoder.add(Activate.relu());
        }
        decoder.addAll(doubled(out.channels()));
        decoder.add(new Activate(Activate.Function.SIGMOID));
        return new Architecture(
                in,
                out,
                new Network(encoder),
                new Latent.Point(0),
                new Network(decoder),
                List.of(new Comparison.Mse(1)));
    }

    /** A kernel of 3, a stride of 2: padding 1 and output padding 1 make the size exactly twice as large. */
    private List<Layer> doubled(int channels) {
        return doubling == Doubling.TRANSPOSED
                ? List.of(new ConvTranspose(channels, 3, 2, 1, 1))
                : List.of(new Upsample(2, Upsample.Mode.NEAREST), Conv.same(channels, 3));
    }

    private Shape.Map lastMap(ImageSpec in) {
        int stride = 1 << widths.size();
        if (!in.fixed() || in.height() % stride != 0 || in.width() % stride != 0) {
            throw new InvalidInputException("a dense code needs one image size, a multiple of " + stride + " both ways;"
                    + " give such a size, fewer widths, or code=0");
        }
        return new Shape.Map(widths.get(widths.size() - 1), in.height() / stride, in.width() / stride);
    }
}

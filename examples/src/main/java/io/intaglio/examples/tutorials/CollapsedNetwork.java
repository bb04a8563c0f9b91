package io.intaglio.examples.tutorials;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.Upsample;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * A collapsed autoencoder: two convolutions of 32 and 64 channels that halve the size, a code, and their mirror. With a
 * map as code it takes images of any size, with a vector of one size. Encoder and decoder can get the position of each
 * pixel.
 *
 * @param code channels of the map, or numbers of the vector
 * @param vector whether the code is a vector
 * @param positions whether encoder and decoder get the row and column of each pixel
 */
public record CollapsedNetwork(
        @Setting(value = "channels of the code if it is a map, or its length if it is a vector", range = "at least 1")
        int code,

        @Setting("whether the code is a vector") boolean vector,

        @Setting("whether encoder and decoder get the position of each pixel (positional encoding)")
        boolean positions)
        implements ArchitectureProvider {

    private static final int FINE = 32;
    private static final int COARSE = 64;
    private static final int STRIDE = 4;

    /** Creates the defaults: a map of two channels. */
    public CollapsedNetwork() {
        this(2, false, false);
    }

    public CollapsedNetwork {
        if (code < 1) {
            throw new InvalidInputException("code is at least 1, not " + code);
        }
    }

    @Override
    public String name() {
        return "collapsed-small";
    }

    @Override
    public String summary() {
        return "two convolutions, a code, and their mirror; positions on request";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        List<Layer> encoder = new ArrayList<>(where());
        encoder.addAll(List.of(
                Conv.same(FINE, 3).stride(2),
                Activate.relu(),
                Conv.same(COARSE, 3).stride(2),
                Activate.relu()));
        List<Layer> decoder = new ArrayList<>();
        if (vector) {
            Shape.Map map = lastMap(in);
            int numbers = Math.toIntExact(map.size());
            encoder.addAll(List.of(new Reshape(new Shape.Vector(numbers)), Dense.linear(code)));
            decoder.addAll(List.of(Dense.of(numbers), Activate.relu(), new Reshape(map)));
        } else {
            encoder.add(Conv.same(code, 1).gain(1));
        }
        decoder.addAll(where());
        decoder.addAll(List.of(Conv.same(COARSE, 3), Activate.relu()));
        decoder.addAll(List.of(new Upsample(2, Upsample.Mode.NEAREST), Conv.same(FINE, 3), Activate.relu()));
        decoder.addAll(List.of(
                new Upsample(2, Upsample.Mode.NEAREST),
                Conv.same(out.channels(), 3).gain(1)));
        return new Architecture(
                vector ? in : ImageSpec.anySize(in.channels()),
                vector ? out : ImageSpec.anySize(out.channels()),
                new Network(encoder),
                new Latent.Point(0),
                new Network(decoder),
                List.of(new Comparison.Mse(1)));
    }

    private List<Layer> where() {
        return positions ? List.of(new PositionalEncoding(PositionalEncoding.Mode.COORDINATE, 1)) : List.of();
    }

    private static Shape.Map lastMap(ImageSpec in) {
        if (!in.fixed() || in.height() % STRIDE != 0 || in.width() % STRIDE != 0) {
            throw new InvalidInputException(
                    "a vector needs one image size, a multiple of 4 both ways; give such a size, or vector=false");
        }
        return new Shape.Map(COARSE, in.height() / STRIDE, in.width() / STRIDE);
    }
}

package io.intaglio.djl.architecture;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dropout;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Residual;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * A collapsed autoencoder whose code matters more than its image: a residual encoder with batch normalization before
 * each convolution (He et al. 2016) and a light decoder. It takes images of any size; the code is a map, whose mean
 * over all positions says what the image shows.
 *
 * @param widths channels of each level, from fine to coarse; each but the first halves height and width
 * @param blocks residual blocks of each level, or one number for all
 * @param decoder channels of the decoder's finest level; each coarser one has twice as many
 * @param dropout share of the code's numbers that are zero at a training step
 */
public record Features(
        @Setting(
                value = "channels of each level, from fine to coarse; each but the first halves height and width",
                range = "1 to 4096 each")
        List<Integer> widths,

        @Setting(value = "residual blocks of each level, or one number for all", range = "0 to 64 each")
        List<Integer> blocks,

        @Setting(
                value = "channels of the finest level of the decoder; each coarser level has twice as many",
                range = "1 to 1024")
        int decoder,

        @Setting(value = "dropout rate on the code", range = "at least 0, below 1")
        double dropout)
        implements ArchitectureProvider {

    /** Creates the defaults: three levels, some 450,000 weights. */
    public Features() {
        this(List.of(32, 64, 128), List.of(1), 8, 0);
    }

    public Features {
        widths = List.copyOf(widths);
        Blocks.check(widths);
        blocks = List.copyOf(blocks);
        if (blocks.size() != 1 && blocks.size() != widths.size()) {
            throw new InvalidInputException(
                    "blocks is one number, or one for each of the " + widths.size() + " widths, not " + blocks);
        }
        blocks.forEach(count -> Blocks.range("blocks", count, 0, 64));
        Blocks.range("decoder", decoder, 1, 1024);
        if (!(dropout >= 0 && dropout < 1)) {
            throw new InvalidInputException("dropout must be in [0, 1), not " + dropout);
        }
    }

    @Override
    public String name() {
        return "features";
    }

    @Override
    public String summary() {
        return "a residual encoder with batch normalization and a light decoder, for classifying; any image size";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        return new Architecture(
                ImageSpec.anySize(in.channels()),
                ImageSpec.anySize(out.channels()),
                new Network(encoder()),
                new Latent.Point(0),
                new Network(decoder(out.channels())),
                List.of(new Comparison.Mse(1)));
    }

    private List<Layer> encoder() {
        List<Layer> layers = new ArrayList<>(List.of(Conv.same(widths.get(0), 3)));
        for (int level = 0; level < widths.size(); level++) {
            int width = widths.get(level);
            if (level > 0) {
                layers.add(Norm.batch());
                layers.add(Activate.relu());
                layers.add(Conv.halve(width));
            }
            int count = blocks.get(blocks.size() == 1 ? 0 : level);
            for (int block = 0; block < count; block++) {
                layers.add(new Residual(List.of(
                        Norm.batch(),
                        Activate.relu(),
                        Conv.same(width, 3),
                        Norm.batch(),
                        Activate.relu(),
                        Conv.same(width, 3))));
            }
        }
        layers.add(Norm.batch());
        layers.add(Activate.relu());
        if (dropout > 0) {
            layers.add(new Dropout(dropout));
        }
        return layers;
    }

    private List<Layer> decoder(int channels) {
        List<Layer> layers = new ArrayList<>();
        int levels = widths.size() - 1;
        layers.add(Conv.same(decoder << levels, 1));
        for (int level = levels - 1; level >= 0; level--) {
            layers.add(Activate.relu());
            layers.add(Conv.same(4 * (decoder << level), 3));
            layers.add(new PixelShuffle(2));
        }
        layers.add(Activate.relu());
        layers.add(Conv.same(channels, 3).gain(1));
        return layers;
    }
}

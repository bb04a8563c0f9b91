package io.intaglio.djl.architecture;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Tap;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * The collapsed autoencoder (收缩自编码器): convolutions alone and no positional encoding. With a map for a bottleneck it
 * takes images of any size and commutes with shifts by its stride. With laterals and a residual output it is a restorer
 * (after Ronneberger et al. 2015; Zhang et al. 2021, DRUNet).
 *
 * @param widths channels of each level, from fine to coarse; each but the first halves height and width
 * @param blocks number of residual blocks per level, on the way down and on the way up
 * @param latent channels of the code's map, or numbers of its vector; 0 leaves the map as wide as the last level
 * @param bottleneck what the code is; a vector fixes the image size
 * @param shuffle the squares of pixels that become channels before anything else: 1 for none, 2 or 4
 * @param upsampling how a level's way up doubles height and width
 * @param laterals whether each level's way down is added to its way up; there is no code then
 * @param residual whether the network adds to its input (to its first channels, where it has more than the output)
 *     instead of making the output anew
 * @param fidelity how output and target are compared
 * @param contractive weight of the contractive penalty, 0 for none
 * @param sparse weight of the code's absolute values, 0 for none
 * @param adversarial weight of a critic's opinion of patches (Isola et al. 2017), 0 for none; 0.01 sharpens what is
 *     otherwise an average of all that is possible
 * @since 0.1
 */
public record Collapsed(
        @Setting(
                value = "channels of each level, from fine to coarse; each but the first halves height and width",
                range = "1 to 4096 each")
        List<Integer> widths,

        @Setting(
                value = "number of residual blocks per level, in the encoder and in the decoder each",
                range = "0 to 64")
        int blocks,

        @Setting(
                value = "channels of the code if it is a map, or its length if it is a vector; 0 gives the map as many "
                        + "channels as the last level",
                range = "0 to 65536")
        int latent,

        @Setting("kind of the code: map, for any image size, or vector, for one fixed image size")
        Bottleneck bottleneck,

        @Setting(
                value = "size of the squares of pixels that are first rearranged into channels (pixel unshuffle); 1 "
                        + "for none",
                range = "1, 2 or 4")
        int shuffle,

        @Setting("how the decoder doubles height and width: shuffle (pixel shuffle: sharper) or bilinear (bilinear "
                + "interpolation: no grid patterns)")
        Upsampling upsampling,

        @Setting("whether each level of the encoder is connected to the same level of the decoder (skip connections); "
                + "then there is no code")
        boolean laterals,

        @Setting("whether the network predicts the difference between input and output (residual output)")
        boolean residual,

        @Setting("loss between output and target; ssim needs images or crops of at least 11×11 pixels")
        Fidelity fidelity,

        @Setting(value = "weight of the contractive penalty", range = "at least 0")
        double contractive,

        @Setting(value = "weight of the L1 penalty on the code", range = "at least 0")
        double sparse,

        @Setting(
                value = "weight of the adversarial loss of a critic (discriminator of patches) that is trained "
                        + "together with the network; 0 for none",
                range = "at least 0")
        double adversarial)
        implements ArchitectureProvider {

    /** The kind of code. */
    public enum Bottleneck {
        /** A map: any image size. */
        MAP,
        /** A vector: one image size. */
        VECTOR
    }

    /** The way in which height and width are doubled. */
    public enum Upsampling {
        /** A 1x1 convolution makes four pixels of each (Shi et al. 2016): the sharpest. */
        SHUFFLE,
        /**
         * A 1x1 convolution, then linear between the pixels: no grid shows where the network must make something of
         * nothing (Odena, Dumoulin &amp; Olah 2016).
         */
        BILINEAR
    }

    /** Creates the defaults: three levels down to 16 channels at an eighth of the size. */
    public Collapsed() {
        this(List.of(32, 64, 96), 1, 16, Bottleneck.MAP, 2, Upsampling.SHUFFLE, false, false, Fidelity.MSE, 0, 0, 0);
    }

    public Collapsed {
        widths = List.copyOf(widths);
        Blocks.check(widths);
        Blocks.range("blocks", blocks, 0, 64);
        Blocks.range("latent", latent, 0, 65536);
        if (shuffle != 1 && shuffle != 2 && shuffle != 4) {
            throw new InvalidInputException("shuffle is 1, 2 or 4, not " + shuffle);
        }
        Blocks.weight("contractive", contractive);
        Blocks.weight("sparse", sparse);
        Blocks.weight("adversarial", adversarial);
        if (bottleneck == Bottleneck.VECTOR && latent == 0) {
            throw new InvalidInputException("a vector bottleneck has a latent of at least 1 number; set latent");
        }
        if (laterals && bottleneck == Bottleneck.VECTOR) {
            throw new InvalidInputException("laterals go past the bottleneck: with them it is a map; leave one out");
        }
    }

    @Override
    public String name() {
        return "collapsed";
    }

    @Override
    public String summary() {
        return "only convolutions, no positional encoding, any image size; with laterals for restoring";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        if (residual && in.channels() < out.channels()) {
            throw new InvalidInputException(
                    "a residual output is added to the input, which has too few channels for it (" + in.channels()
                            + ", not " + out.channels() + "); set residual=false");
        }
        ImageSpec taken = in;
        ImageSpec given = out;
        List<Layer> encoder = encoder();
        List<Layer> decoder = new ArrayList<>();
        int last = widths.get(widths.size() - 1);
        if (bottleneck == Bottleneck.VECTOR) {
            Shape.Map map = vectorMap(in, last);
            encoder.add(new Reshape(new Shape.Vector(Math.toIntExact(map.size()))));
            encoder.add(Dense.linear(latent));
            decoder.add(Dense.of(Math.toIntExact(map.size())));
            decoder.add(new Reshape(map));
        } else {
            taken = ImageSpec.anySize(in.channels());
            given = ImageSpec.anySize(out.channels());
            if (latent > 0) {
                encoder.add(Conv.same(latent, 1).gain(1));
                decoder.add(Conv.same(last, 1).gain(1));
            }
        }
        decoder.addAll(decoder(in.channels(), out.channels()));
        List<LossTerm> objective = new ArrayList<>(fidelity.terms());
        if (contractive > 0) {
            objective.add(new LossTerm.Contractive(contractive, 0.01));
        }
        if (sparse > 0) {
            objective.add(new LossTerm.LatentL1(sparse));
        }
        if (adversarial > 0) {
            objective.add(PatchCritic.term(adversarial));
        }
        return new Architecture(
                taken, given, new Network(encoder), new Latent.Point(0), new Network(decoder), objective);
    }

    private Shape.Map vectorMap(ImageSpec in, int channels) {
        int stride = shuffle << (widths.size() - 1);
        if (!in.fixed() || in.height() % stride != 0 || in.width() % stride != 0) {
            throw new InvalidInputException("a vector bottleneck needs one image size, a multiple of " + stride
                    + " both ways; give such a size, fewer widths, or bottleneck=map");
        }
        return new Shape.Map(channels, in.height() / stride, in.width() / stride);
    }

    private List<Layer> encoder() {
        List<Layer> layers = new ArrayList<>();
        if (residual) {
            layers.add(new Tap("input"));
        }
        if (shuffle > 1) {
            layers.add(new PixelShuffle(-shuffle));
        }
        layers.add(Conv.same(widths.get(0), 3));
        for (int level = 0; level < widths.size(); level++) {
            if (level > 0) {
                layers.add(Blocks.down(widths.get(level)));
            }
            layers.addAll(Blocks.residuals(blocks, widths.get(level)));
            if (laterals && level < widths.size() - 1) {
                layers.add(new Tap("level-" + level));
            }
        }
        return layers;
    }

    private List<Layer> decoder(int taken, int channels) {
        List<Layer> layers = new ArrayList<>();
        for (int level = widths.size() - 1; level >= 0; level--) {
            if (level < widths.size() - 1) {
                layers.addAll(
                        upsampling == Upsampling.SHUFFLE
                                ? Blocks.up(widths.get(level))
                                : Blocks.smoothUp(widths.get(level)));
                if (laterals) {
                    layers.add(new SkipJoin("level-" + level, SkipJoin.Mode.ADD));
                }
            }
            layers.addAll(Blocks.residuals(blocks, widths.get(level)));
        }
        // A residual network begins by giving its input back; one that makes the picture anew begins somewhere.
        layers.add(Conv.same(channels * shuffle * shuffle, 3).gain(residual ? 0 : 1));
        if (shuffle > 1) {
            layers.add(new PixelShuffle(shuffle));
        }
        if (residual) {
            // Behind the picture's own channels stands what the network is told of it, a mask say.
            layers.add(new SkipJoin("input", taken == channels ? SkipJoin.Mode.ADD : SkipJoin.Mode.ADD_FIRST));
        }
        if (fidelity == Fidelity.BCE) {
            layers.add(new Activate(Activate.Function.SIGMOID));
        }
        return layers;
    }
}

package io.intaglio.djl.architecture;

import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The plain autoencoder: a convolutional encoder, a vector for a code, a mirrored decoder; one image size (Hinton &amp;
 * Salakhutdinov 2006; Masci et al. 2011).
 *
 * @param latent numbers of the code
 * @param width channels of the first level
 * @param levels how often the image is halved at most
 * @param hidden length of the dense layers beside the code; 0 for none
 * @param blocks number of residual blocks per level
 * @param position what is told to the encoder of where a pixel lies
 * @param bands frequencies of a sinusoidal position
 * @param activation the nonlinearity after the dense layers
 * @param fidelity how output and target are compared
 * @since 0.1
 */
public record Plain(
        @Setting(value = "length of the code (how many numbers it has)", range = "1 to 65536")
        int latent,

        @Setting(value = "channels of the first level; each next has twice as many", range = "1 to 4096")
        int width,

        @Setting(
                value = "number of times that height and width are halved, at most as long as they are even",
                range = "0 to 8")
        int levels,

        @Setting(value = "size of the dense layers before and after the code; 0 for none", range = "0 to 65536")
        int hidden,

        @Setting(value = "number of residual blocks per level", range = "0 to 64")
        int blocks,

        @Setting("positional encoding of the input of the encoder")
        Position position,

        @Setting(value = "number of frequencies of the sinusoidal positional encoding", range = "1 to 16")
        int bands,

        @Setting("activation function after the dense layers: silu, or relu, whose units can die")
        DenseActivation activation,

        @Setting("loss between output and target; ssim needs images or crops of at least 11×11 pixels")
        Fidelity fidelity)
        implements ArchitectureProvider {

    /** The information on a pixel's position that the encoder receives. */
    public enum Position {
        /** Nothing. */
        NONE,
        /** Row and column. */
        COORDINATE,
        /** Sines and cosines of row and column. */
        SINUSOIDAL
    }

    /** Creates the defaults: a code of 32 numbers. */
    public Plain() {
        this(32, 32, 2, 256, 1, Position.NONE, 4, DenseActivation.SILU, Fidelity.MSE);
    }

    public Plain {
        Blocks.range("latent", latent, 1, 65536);
        Blocks.range("bands", bands, 1, 16);
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String summary() {
        return "convolutional encoder, dense code, mirrored decoder; one image size; positional encoding on request";
    }

    @Override
    public Settings before() {
        return Settings.of("activation", DenseActivation.RELU);
    }

    @Override
    public Set<String> unused() {
        return position == Position.SINUSOIDAL ? Set.of() : Set.of("bands");
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        Pyramid pyramid = new Pyramid(in, width, levels, hidden, blocks, activation);
        List<Layer> encoder = new ArrayList<>();
        if (position != Position.NONE) {
            PositionalEncoding.Mode mode = position == Position.COORDINATE
                    ? PositionalEncoding.Mode.COORDINATE
                    : PositionalEncoding.Mode.SINUSOIDAL;
            encoder.add(new PositionalEncoding(mode, bands));
        }
        encoder.addAll(pyramid.encoder(latent));
        List<Layer> decoder = new ArrayList<>(pyramid.decoder(out.channels()));
        if (fidelity == Fidelity.BCE) {
            decoder.add(new Activate(Activate.Function.SIGMOID));
        }
        return new Architecture(
                in, out, new Network(encoder), new Latent.Point(0), new Network(decoder), fidelity.terms());
    }
}

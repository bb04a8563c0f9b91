package io.intaglio.examples.tutorials;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.LossTerm;
import io.intaglio.spi.ArchitectureProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link PooledAutoencoder} with another loss, and with penalties on its weights and on its code.
 *
 * @param widths channels of the convolutions; each pool halves height and width
 * @param code numbers of the code
 * @param loss between the output and the picture
 * @param absoluteWeights factor of the sum of the absolute weights (L1); 0 for none
 * @param squaredWeights factor of half the sum of the squared weights (L2); 0 for none
 * @param absoluteCode factor of the sum of the code's absolute numbers (L1), divided by the numbers of the picture; 0
 *     for none
 */
public record PenalizedAutoencoder(
        @Setting(
                value = "channels of the convolutions; a pooling layer after each halves height and width",
                range = "at least 1 each")
        List<Integer> widths,

        @Setting(value = "length of the code", range = "at least 1")
        int code,

        @Setting("loss between the output and the picture: squared error, or cross-entropy")
        Loss loss,

        @Setting(value = "factor of the sum of the absolute weights (L1)", range = "at least 0")
        double absoluteWeights,

        @Setting(value = "factor of half the sum of the squared weights (L2)", range = "at least 0")
        double squaredWeights,

        @Setting(
                value = "factor of the sum of the code's absolute numbers (L1), divided by the numbers of the picture",
                range = "at least 0")
        double absoluteCode)
        implements ArchitectureProvider {

    /** The error that a training minimizes. */
    public enum Loss {
        /** The mean squared error. */
        SQUARED,
        /** The mean binary cross-entropy. Its minimum is not 0, except for black and white. */
        ENTROPY
    }

    /** Creates the defaults: the squared error, without penalties. */
    public PenalizedAutoencoder() {
        this(List.of(16, 32, 64), 64, Loss.SQUARED, 0, 0, 0);
    }

    public PenalizedAutoencoder {
        widths = List.copyOf(widths);
        if (code < 1) {
            throw new InvalidInputException("code is at least 1, not " + code);
        }
    }

    /** Returns the network with another loss. */
    PenalizedAutoencoder with(Loss other) {
        return new PenalizedAutoencoder(widths, code, other, absoluteWeights, squaredWeights, absoluteCode);
    }

    /** Returns the network with other penalties. */
    PenalizedAutoencoder penalized(double weightsL1, double weightsL2, double codeL1) {
        return new PenalizedAutoencoder(widths, code, loss, weightsL1, weightsL2, codeL1);
    }

    @Override
    public String name() {
        return "penalized";
    }

    @Override
    public String summary() {
        return "convolutions with pools, a dense code, transposed convolutions; penalties on weights and code";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        List<LossTerm> terms = new ArrayList<>();
        terms.add(loss == Loss.SQUARED ? new Comparison.Mse(1) : new Comparison.Bce(1));
        if (absoluteWeights > 0) {
            terms.add(new LossTerm.DecayL1(absoluteWeights));
        }
        if (squaredWeights > 0) {
            terms.add(new LossTerm.DecayL2(squaredWeights));
        }
        if (absoluteCode > 0) {
            terms.add(new LossTerm.LatentL1(absoluteCode));
        }
        Architecture plain = new PooledAutoencoder(widths, code).create(in, out);
        return new Architecture(in, out, plain.encoder(), plain.latent(), plain.decoder(), terms);
    }
}

package io.intaglio.examples.tutorials;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.spi.ArchitectureProvider;
import java.util.List;

/**
 * A variational autoencoder without any nonlinearity. Theory predicts how many numbers of its code are active (Lucas et
 * al. 2019): its best decoder is that of probabilistic principal components.
 *
 * @param latent numbers of the code
 * @param beta weight of the divergence relative to the mean squared error; 0 for a learned variance of the decoder
 */
public record LinearVariational(
        @Setting(value = "length of the code (how many numbers it has)", range = "at least 1")
        int latent,

        @Setting(value = "weight of the KL divergence; 0 to learn the variance of the decoder", range = "at least 0")
        double beta)
        implements ArchitectureProvider {

    /** Creates the defaults. */
    public LinearVariational() {
        this(16, 0);
    }

    public LinearVariational {
        if (latent < 1 || !(beta >= 0)) {
            throw new InvalidInputException("latent is at least 1 and beta at least 0, not " + latent + " and " + beta);
        }
    }

    @Override
    public String name() {
        return "linear-variational";
    }

    @Override
    public String summary() {
        return "one dense layer to a Gaussian code, one back";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        if (!in.fixed()) {
            throw new InvalidInputException("dense layers need one image size");
        }
        Shape.Map image = new Shape.Map(in.channels(), in.height(), in.width());
        int numbers = Math.toIntExact(image.size());
        return new Architecture(
                in,
                out,
                Network.of(new Reshape(new Shape.Vector(numbers)), Dense.linear(2 * latent)),
                new Latent.Gaussian(0),
                Network.of(Dense.linear(numbers), new Reshape(image)),
                beta > 0
                        ? List.of(new Comparison.Mse(1), new LossTerm.Kl(beta, 0, 0))
                        : List.of(new Comparison.CalibratedMse(1), new LossTerm.Kl(1, 0, 0)));
    }
}

package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;

/**
 * The planned code of a variational autoencoder.
 *
 * @param latent length of the code
 * @param beta weight of the divergence relative to the squared error
 * @since 0.1
 */
@Incubating
public record CodePlan(
        @Setting(value = "length of the code (how many numbers it has)", range = "at least 1")
        int latent,

        @Setting(value = "weight of the KL divergence, relative to the squared error", range = "at least 0")
        double beta) {

    /** Creates a plan with the defaults of the architecture {@code variational}. */
    public CodePlan() {
        this(16, 1);
    }

    public CodePlan {
        if (latent < 1) {
            throw new InvalidInputException("latent is at least 1, not " + latent);
        }
        if (!(beta >= 0) || !Double.isFinite(beta)) {
            throw new InvalidInputException("beta is a number of at least 0, not " + beta);
        }
    }
}

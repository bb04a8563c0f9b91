package io.intaglio.tasks;

import io.intaglio.config.Range;
import io.intaglio.tasks.degradation.GaussianNoise;
import io.intaglio.tasks.degradation.PixelNoise;
import io.intaglio.tasks.degradation.PoissonGaussianNoise;
import io.intaglio.tasks.degradation.PoissonNoise;
import io.intaglio.tasks.degradation.SaltAndPepper;
import java.util.Optional;

/**
 * Kinds of noise that a denoiser is trained for.
 *
 * @since 0.1
 */
public enum NoiseKind {
    /** None is added: the images are noisy already. */
    NONE,
    /** See {@link GaussianNoise}. */
    GAUSSIAN,
    /** See {@link PoissonNoise}. */
    POISSON,
    /** See {@link PoissonGaussianNoise}. */
    POISSON_GAUSSIAN,
    /** See {@link SaltAndPepper}. */
    SALT_AND_PEPPER;

    /** Returns this noise of such levels, of which it takes those that it has. */
    Optional<PixelNoise> of(Range sigma, Range peak, Range density) {
        return switch (this) {
            case NONE -> Optional.empty();
            case GAUSSIAN -> Optional.of(new GaussianNoise(sigma));
            case POISSON -> Optional.of(new PoissonNoise(peak));
            case POISSON_GAUSSIAN -> Optional.of(new PoissonGaussianNoise(peak, sigma));
            case SALT_AND_PEPPER -> Optional.of(new SaltAndPepper(density));
        };
    }
}

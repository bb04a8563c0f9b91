package io.intaglio.tasks;

import io.intaglio.config.Range;
import io.intaglio.tasks.degradation.GaussianNoise;
import io.intaglio.tasks.degradation.PixelNoise;
import io.intaglio.tasks.degradation.PoissonGaussianNoise;
import io.intaglio.tasks.degradation.PoissonNoise;
import io.intaglio.tasks.degradation.SaltAndPepper;
import java.util.Optional;

/**
 * The kinds of noise for which a denoiser can be trained.
 *
 * @since 0.1
 */
public enum NoiseKind {
    /** No noise is added: the images are noisy already. */
    NONE,
    /** Gaussian noise, see {@link GaussianNoise}. */
    GAUSSIAN,
    /** Poisson noise, see {@link PoissonNoise}. */
    POISSON,
    /** Poisson noise and Gaussian noise, see {@link PoissonGaussianNoise}. */
    POISSON_GAUSSIAN,
    /** Black and white pixels, see {@link SaltAndPepper}. */
    SALT_AND_PEPPER;

    /** Returns noise of this kind with the given levels. Levels that the kind does not have are ignored. */
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

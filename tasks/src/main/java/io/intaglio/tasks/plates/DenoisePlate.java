package io.intaglio.tasks.plates;

import io.intaglio.image.ImageBatch;
import java.util.Optional;

/**
 * The included denoiser: for gray and colour pictures with Gaussian noise of an unknown level from 5 to 55. It was
 * trained on synthetic pictures of leaves only, so no picture's licence applies to it. Its card says how to train it
 * again.
 *
 * @since 0.1
 */
public record DenoisePlate() implements IncludedPlate {

    @Override
    public String name() {
        return "denoise";
    }

    @Override
    public String summary() {
        return "removes noise of unknown level, gray or colour; trained only on synthetic pictures";
    }

    @Override
    public Optional<Recommendation> recommendation(ImageBatch picture) {
        return DamageEstimate.of(picture).independentNoise();
    }
}

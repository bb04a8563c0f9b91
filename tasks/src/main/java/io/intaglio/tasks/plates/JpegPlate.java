package io.intaglio.tasks.plates;

import io.intaglio.image.ImageBatch;
import java.util.Optional;

/**
 * The included plate that removes the blocks and rings of JPEG, gray and colour, of unknown quality. It was trained on
 * synthetic scenes only. Its card says how to train it again.
 *
 * @since 0.1
 */
public record JpegPlate() implements IncludedPlate {

    @Override
    public String name() {
        return "jpeg";
    }

    @Override
    public String summary() {
        return "removes the blocks and rings of JPEG at any quality, gray or colour";
    }

    @Override
    public Optional<Recommendation> recommendation(ImageBatch picture) {
        return DamageEstimate.of(picture).jpegBlocks();
    }
}

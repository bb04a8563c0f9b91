package io.intaglio.tasks.plates;

import io.intaglio.image.ImageBatch;
import java.util.Optional;

/**
 * The included plate that removes the noise and artifacts of cameras and scanners, gray and colour, of unknown
 * strength. It was trained on synthetic scenes only. Its card says how to train it again.
 *
 * @since 0.1
 */
public record PhotoPlate() implements IncludedPlate {

    @Override
    public String name() {
        return "photo";
    }

    @Override
    public String summary() {
        return "cleans files from cameras and scanners: correlated noise, JPEG blocks, a soft lens";
    }

    @Override
    public Optional<Recommendation> recommendation(ImageBatch picture) {
        return DamageEstimate.of(picture).alikeNoise();
    }
}

package io.intaglio.tasks.plates;

import io.intaglio.image.ImageBatch;
import java.util.Optional;

/**
 * The included plate that brightens pictures that were taken in low light, and removes their noise, gray and colour. It
 * was trained on synthetic scenes only. Its card says how to train it again.
 *
 * @since 0.1
 */
public record LowLightPlate() implements IncludedPlate {

    @Override
    public String name() {
        return "low-light";
    }

    @Override
    public String summary() {
        return "brightens pictures that were taken with too little light, and removes their noise";
    }

    @Override
    public Optional<Recommendation> recommendation(ImageBatch picture) {
        return DamageEstimate.of(picture).darkness();
    }
}

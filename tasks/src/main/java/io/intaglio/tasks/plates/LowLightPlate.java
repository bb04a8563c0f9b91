package io.intaglio.tasks.plates;

import io.intaglio.image.ImageBatch;
import java.util.Optional;

/**
 * Brightens pictures that were taken with too little light, and takes their noise away, gray and colour; trained on
 * drawn scenes alone. Its card says how to train it again.
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
        return "brightens pictures that were taken with too little light, and takes their noise away";
    }

    @Override
    public Optional<Recommendation> recommendation(ImageBatch picture) {
        return DamageEstimate.of(picture).darkness();
    }
}

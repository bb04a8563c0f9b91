package io.intaglio.task;

import io.intaglio.image.ImageBatch;
import java.util.Optional;

/**
 * One thing to learn: what goes in and what should come out, of one size.
 *
 * @param input one image, (1, height, width, {@link Channels#in})
 * @param target one image, (1, height, width, {@link Channels#out})
 * @param weight by what each number's error counts, shaped as the target; absent where all count alike
 */
public record Pair(ImageBatch input, ImageBatch target, Optional<ImageBatch> weight) {

    /** A pair in which every pixel counts alike. */
    public static Pair of(ImageBatch input, ImageBatch target) {
        return new Pair(input, target, Optional.empty());
    }
}

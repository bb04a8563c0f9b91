package io.intaglio.train;

import io.intaglio.image.ImageBatch;
import java.util.List;
import java.util.Optional;

/**
 * What one step learns from.
 *
 * @param input (count, height, width, channels)
 * @param target (count, height, width, output channels)
 * @param weight by what each number's error counts, shaped as the target; absent where all count alike
 * @param labels one class an example, or empty
 */
public record Batch(ImageBatch input, ImageBatch target, Optional<ImageBatch> weight, List<Integer> labels) {

    public Batch {
        labels = List.copyOf(labels);
    }

    /** How many examples. */
    public int count() {
        return input.count();
    }
}

package io.intaglio.task;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * A training pair: an input and its target.
 *
 * @param input one image, (1, height, width, {@link Channels#in})
 * @param target one image, (1, height, width, {@link Channels#out})
 * @param weight weight of the error of each number of the target, of the target's shape; empty if all weights are equal
 * @param answers the target output of each head, by the name of the head, each of shape (1, ...); without classes,
 *     which come from the example
 * @since 0.1
 */
public record Pair(ImageBatch input, ImageBatch target, Optional<ImageBatch> weight, Map<String, Tensor> answers) {

    public Pair {
        answers = Map.copyOf(answers);
        if (input.count() != 1 || target.count() != 1) {
            throw new InvalidInputException("a pair is one image and one target, not " + input + " and " + target);
        }
        if (input.height() != target.height() || input.width() != target.width()) {
            throw new InvalidInputException("the input and the target of a pair have one size, not " + size(input)
                    + " and " + size(target) + " pixels; bring both to one");
        }
        if (weight.isPresent() && !weight.get().spec().equals(target.spec())) {
            throw new InvalidInputException("the weight of a pair is shaped as its target, " + target.spec() + ", not "
                    + weight.get().spec());
        }
    }

    /** Creates a pair without answers for heads. */
    public Pair(ImageBatch input, ImageBatch target, Optional<ImageBatch> weight) {
        this(input, target, weight, Map.of());
    }

    private static String size(ImageBatch image) {
        return image.width() + "x" + image.height();
    }

    /** Returns a pair in which all pixels have the same weight. */
    public static Pair of(ImageBatch input, ImageBatch target) {
        return new Pair(input, target, Optional.empty());
    }
}

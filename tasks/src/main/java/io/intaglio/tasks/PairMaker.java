package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import io.intaglio.task.Channels;
import io.intaglio.task.Pair;
import io.intaglio.tasks.degradation.DegradationMixture;
import io.intaglio.tasks.degradation.EdgeDrawing;
import io.intaglio.tasks.degradation.Grayscale;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The ways to make pairs from single pictures. The input is computed from the target, or the target from the input.
 *
 * @since 0.1
 */
public enum PairMaker {
    /** Makes no pairs, because the data has pairs. */
    NONE(false),
    /** The luma of a picture as the input, and its colours as the target. */
    GRAY_TO_COLOUR(false, new Grayscale()),
    /** The edges of a photograph (Canny 1986, white lines on black) as the input, and the photograph as the target. */
    EDGES_TO_PHOTO(false, new EdgeDrawing()),
    /** A photograph as the input, and its edges as the target. */
    PHOTO_TO_EDGES(true, new EdgeDrawing());

    private final boolean reversed;
    private final DegradationMixture mixture;

    PairMaker(boolean reversed, Degradation... degradations) {
        this.reversed = reversed;
        mixture = DegradationMixture.of(List.of(degradations));
    }

    /** Returns the channels, as {@link io.intaglio.task.Task#channels}. */
    Channels channels(int image, int partner) {
        return switch (this) {
            case NONE -> new Channels(image, 0, partner);
            case GRAY_TO_COLOUR -> new Channels(1, 0, 3);
            case EDGES_TO_PHOTO -> new Channels(1, 0, image);
            case PHOTO_TO_EDGES -> new Channels(image, 0, 1);
        };
    }

    /** Makes a pair from one picture. */
    Pair pair(ImageBatch image, RandomGenerator random) {
        if (this == NONE) {
            throw new InvalidInputException("this needs pairs, what images are and what they should become: give"
                    + " pairs:DIR_A,DIR_B, or make pairs of single pictures (maker=gray-to-colour,"
                    + " edges-to-photo or photo-to-edges)");
        }
        if (this == GRAY_TO_COLOUR && image.channels() != 3) {
            throw new InvalidInputException(
                    "these pictures are gray: there is no colour to learn from them; give colour pictures");
        }
        ImageBatch made = mixture.degrade(image, random).image();
        return reversed ? Pair.of(image, made) : Pair.of(made, image);
    }
}

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
 * Makes pairs of single pictures: what goes in is taken from what should come out, or the other way round.
 *
 * @since 0.1
 */
public enum PairMaker {
    /** None is made: the data has pairs. */
    NONE(false),
    /** Colour from a picture's luma. */
    GRAY_TO_COLOUR(false, new Grayscale()),
    /** A photograph from its edges (Canny 1986), white lines on black. */
    EDGES_TO_PHOTO(false, new EdgeDrawing()),
    /** The edges of a photograph. */
    PHOTO_TO_EDGES(true, new EdgeDrawing());

    private final boolean reversed;
    private final DegradationMixture mixture;

    PairMaker(boolean reversed, Degradation... degradations) {
        this.reversed = reversed;
        mixture = DegradationMixture.of(List.of(degradations));
    }

    /** As {@link io.intaglio.task.Task#channels}. */
    Channels channels(int image, int partner) {
        return switch (this) {
            case NONE -> new Channels(image, 0, partner);
            case GRAY_TO_COLOUR -> new Channels(1, 0, 3);
            case EDGES_TO_PHOTO -> new Channels(1, 0, image);
            case PHOTO_TO_EDGES -> new Channels(image, 0, 1);
        };
    }

    /** Makes a pair of one picture. */
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

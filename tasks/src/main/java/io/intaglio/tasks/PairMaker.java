package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.task.Channels;
import io.intaglio.task.Pair;

/** Makes pairs of single pictures: what goes in is taken from what should come out, or the other way round. */
public enum PairMaker {
    /** None is made: the data has pairs. */
    NONE {
        @Override
        Channels channels(int image, int partner) {
            return new Channels(image, 0, partner);
        }

        @Override
        Pair pair(ImageBatch image) {
            throw new InvalidInputException("this needs pairs, what images are and what they should become: give"
                    + " pairs:DIR_A,DIR_B, or make pairs of single pictures (--set maker=gray-to-colour, edges-to-photo or"
                    + " photo-to-edges)");
        }
    },
    /** Colour from a picture's luma. */
    GRAY_TO_COLOUR {
        @Override
        Channels channels(int image, int partner) {
            return new Channels(1, 0, 3);
        }

        @Override
        Pair pair(ImageBatch image) {
            if (image.channels() != 3) {
                throw new InvalidInputException(
                        "these pictures are gray: there is no colour to learn from them; give colour pictures");
            }
            return Pair.of(Picture.of(image).gray().pixels(), image);
        }
    },
    /** A photograph from its edges (Canny 1986), white lines on black. */
    EDGES_TO_PHOTO {
        @Override
        Channels channels(int image, int partner) {
            return new Channels(1, 0, image);
        }

        @Override
        Pair pair(ImageBatch image) {
            return Pair.of(Edges.of(image), image);
        }
    },
    /** The edges of a photograph. */
    PHOTO_TO_EDGES {
        @Override
        Channels channels(int image, int partner) {
            return new Channels(image, 0, 1);
        }

        @Override
        Pair pair(ImageBatch image) {
            return Pair.of(image, Edges.of(image));
        }
    };

    /** As {@link io.intaglio.task.Task#channels}. */
    abstract Channels channels(int image, int partner);

    /** A pair of one picture. */
    abstract Pair pair(ImageBatch image);
}

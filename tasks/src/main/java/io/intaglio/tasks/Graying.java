package io.intaglio.tasks;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.random.RandomGenerator;

/** Converts a share of the colour training pictures to gray, so that a colour plate also works for gray pictures. */
final class Graying {

    private Graying() {}

    /** Returns at random whether a picture is converted to gray. For a share of 0 it uses no random number. */
    static boolean drawn(double share, RandomGenerator random) {
        return share > 0 && random.nextDouble() < share;
    }

    /** Returns the image or, with this probability, its luma. */
    static ImageBatch at(double share, ImageBatch image, RandomGenerator random) {
        return drawn(share, random) ? of(image) : image;
    }

    /** Returns the image's luma, in the same number of channels. */
    static ImageBatch of(ImageBatch image) {
        return Picture.of(image).gray().toChannels(image.channels()).pixels();
    }
}

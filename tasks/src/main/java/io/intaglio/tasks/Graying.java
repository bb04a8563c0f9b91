package io.intaglio.tasks;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.random.RandomGenerator;

/** Learns from a share of the colour pictures as gray ones, so that a plate for colour serves those, too. */
final class Graying {

    private Graying() {}

    /** Draws whether a picture is learned from as a gray one; for a share of 0 nothing is drawn. */
    static boolean drawn(double share, RandomGenerator random) {
        return share > 0 && random.nextDouble() < share;
    }

    /** Returns the image, or by that chance its luma. */
    static ImageBatch at(double share, ImageBatch image, RandomGenerator random) {
        return drawn(share, random) ? of(image) : image;
    }

    /** Returns its luma, in as many channels. */
    static ImageBatch of(ImageBatch image) {
        return Picture.of(image).gray().toChannels(image.channels()).pixels();
    }
}

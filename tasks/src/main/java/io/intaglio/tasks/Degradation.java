package io.intaglio.tasks;

import io.intaglio.image.ImageBatch;
import java.util.random.RandomGenerator;

/** A way in which pictures come out worse than they might have. */
interface Degradation {

    /**
     * A worse picture.
     *
     * @param clean one image, not changed
     * @param random the only randomness to use
     * @return of the same shape, each number a multiple of 1/255 in [0, 1], as a file of 8 bits holds it
     */
    ImageBatch of(ImageBatch clean, RandomGenerator random);
}

package io.intaglio.tasks.generate;

import io.intaglio.network.Tensor;
import java.util.random.RandomGenerator;

/** A distribution of codes, from which new codes are drawn. */
interface CodeDistribution {

    /**
     * Draws codes.
     *
     * @param labels the class of each code, from 0; -1 for any class
     * @param random the only randomness to use
     * @return (count, length) or (count, channels, height, width)
     */
    Tensor draw(int[] labels, RandomGenerator random);
}

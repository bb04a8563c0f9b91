package io.intaglio.tasks;

import io.intaglio.data.Example;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes the pairs for training and evaluating a restoration. The methods correspond to those of {@link
 * io.intaglio.task.Task} with the same names.
 */
interface Pairing {

    Pair pair(Example example, RandomGenerator random);

    default Optional<Pair> reference(Example example, RandomGenerator random) {
        return Optional.of(pair(example, random));
    }

    default Needs needs() {
        return Needs.NOTHING;
    }
}

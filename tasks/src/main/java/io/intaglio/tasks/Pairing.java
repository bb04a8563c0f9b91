package io.intaglio.tasks;

import io.intaglio.data.Example;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes of examples what a restoration learns from and is measured by, as {@link io.intaglio.task.Task}'s methods of
 * these names.
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

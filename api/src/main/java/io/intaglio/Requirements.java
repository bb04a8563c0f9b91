package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Architecture;
import io.intaglio.task.Needs;

/** Checks that a task gets what it cannot do without. */
final class Requirements {

    private Requirements() {}

    static void check(Needs needs, String task, String name, Architecture architecture) {
        if (needs.bottleneck() && architecture.lateral()) {
            throw new InvalidInputException("the task " + task + " needs a code, which the architecture " + name
                    + " under these settings does not have: its decoder looks past the latent into the encoder; choose"
                    + " another architecture, or settings without lateral connections");
        }
    }

    static void check(Needs needs, String task, Look look) {
        if (needs.labels() && !look.labelled()) {
            throw new InvalidInputException(
                    "the task " + task + " needs images with classes, and this data has none; put"
                            + " the images of each class into a folder of its own, or choose labelled data");
        }
        if (needs.pairs() && !look.paired()) {
            throw new InvalidInputException(
                    "the task " + task
                            + " needs images in pairs, and this data has none; choose data that has them, pairs:DIR_A,DIR_B say");
        }
    }
}

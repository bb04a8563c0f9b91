package io.intaglio.internal.data;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;

/** Checks the classes of examples for networks that are told them. */
public final class Labels {

    private Labels() {}

    /**
     * Returns the class of an example, for a network that is told one of {@code classes}, from 0.
     *
     * @throws InvalidInputException if it has none, or one that the network does not know
     */
    public static int of(Example example, int classes) {
        int label = example.label()
                .orElseThrow(() -> new InvalidInputException(example.name()
                        + " has no class, and the network is told the class of every image; choose labelled data, or"
                        + " a network that is told none"));
        if (label < 0 || label >= classes) {
            throw new InvalidInputException(example.name() + " is of class " + label
                    + ", and the network is told classes from 0 to " + (classes - 1)
                    + "; choose other data, or a network of more classes");
        }
        return label;
    }
}

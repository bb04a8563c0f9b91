package io.intaglio.data;

import java.util.List;

/**
 * The facts about data that are known before training.
 *
 * @param examples number of examples
 * @param classes names of the classes, in the order of their numbers; empty if the source has no names
 * @param labelled whether the first examples have a class
 * @param paired whether the first examples have a partner
 * @param oneColour whether there are several examples and the first are all of one and the same colour
 * @since 0.1
 */
public record DataFacts(long examples, List<String> classes, boolean labelled, boolean paired, boolean oneColour) {

    public DataFacts {
        classes = List.copyOf(classes);
    }

    /** Creates the facts of examples that differ. */
    public DataFacts(long examples, List<String> classes, boolean labelled, boolean paired) {
        this(examples, classes, labelled, paired, false);
    }
}

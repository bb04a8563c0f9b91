package io.intaglio.internal.data;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.NameList;
import io.intaglio.data.Source;
import io.intaglio.network.Architecture;
import io.intaglio.task.Needs;
import java.util.List;

/** Checks that a task gets what it cannot do without. */
public final class TaskRequirements {

    private static final int NAMED = 5;

    private TaskRequirements() {}

    public static void check(Needs needs, String task, String name, Architecture architecture) {
        if (needs.code() && architecture.lateral()) {
            throw new InvalidInputException("the task " + task + " needs a code, which the architecture " + name
                    + " under these settings does not have: its decoder looks past the latent into the encoder; choose"
                    + " another architecture, or settings without lateral connections");
        }
    }

    /**
     * Checks that data meets the requirements of a task.
     *
     * @param data in words: "this data"
     */
    public static void check(Needs needs, String task, DataProfile profile, String data) {
        if (needs.labels() && !profile.classified()) {
            throw new InvalidInputException("the task " + task + " needs images with classes, and " + data
                    + " has none; put" + " the images of each class into a folder of its own, or choose labelled data");
        }
        if (needs.code() && profile.oneColour()) {
            throw new InvalidInputException(
                    "the task " + task + " learns how images differ, and all that were looked at" + " of " + data
                            + " are of one and the same colour; choose other images");
        }
        if (needs.pairs() && !profile.paired()) {
            throw new InvalidInputException("the task " + task + " needs images in pairs, and " + data
                    + " has none; choose data that has them, pairs:DIR_A,DIR_B say");
        }
    }

    /**
     * Checks that a network which is told classes can be told those of the data.
     *
     * @param name of the architecture
     * @param data in words: "this data"
     */
    public static void checkClasses(
            String name, Architecture architecture, Source source, DataProfile profile, String data) {
        int classes = architecture.latent().classes();
        if (classes == 0) {
            return;
        }
        if (!profile.labelled()) {
            throw new InvalidInputException("the architecture " + name + " is told the class of every image under these"
                    + " settings, and " + data + " has none; choose labelled data, or 0 classes");
        }
        int there = source.classes().size();
        if (there > classes) {
            throw new InvalidInputException("the architecture " + name + " is told one of " + classes
                    + " classes under these settings, and " + data + " has " + there + "; set classes=" + there
                    + ", or choose other data");
        }
    }

    /** Checks that a label means the same in the data to judge by as in the data to learn from. */
    public static void checkSameClasses(List<String> learned, List<String> judged) {
        int both = Math.min(learned.size(), judged.size());
        if (!learned.isEmpty() && !learned.subList(0, both).equals(judged)) {
            throw new InvalidInputException("the data to judge by has other classes than the data to learn from: "
                    + NameList.of(judged, NAMED) + " beside " + NameList.of(learned, NAMED)
                    + "; give both the same classes, in folders of the same names");
        }
    }
}

package io.intaglio.spi;

import io.intaglio.data.DataFacts;
import io.intaglio.task.Task;

/**
 * Adds a task. As for an {@link ArchitectureProvider}, a provider is its settings: a public record with a constructor
 * without arguments, named in {@code META-INF/services/io.intaglio.spi.TaskProvider}, tested by extending
 * {@code TaskContract}.
 */
public interface TaskProvider extends Named {

    /**
     * Returns this provider with the settings that follow from the data: as many classes as there are, say. The card
     * keeps them, so that the plate is what it was whatever it is run on. Settings that somebody has chosen stay.
     *
     * @param facts of the data to learn from
     */
    default TaskProvider settled(DataFacts facts) {
        return this;
    }

    /** The task under these settings. */
    Task create();
}

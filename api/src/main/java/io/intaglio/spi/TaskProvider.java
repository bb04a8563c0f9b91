package io.intaglio.spi;

import io.intaglio.data.DataFacts;
import io.intaglio.task.Task;

/**
 * Adds a task. As for an {@link ArchitectureProvider}, a provider is its settings: a public record with a constructor
 * without arguments, named in {@code META-INF/services/io.intaglio.spi.TaskProvider}, tested by extending
 * {@code TaskContract}.
 *
 * @since 0.1
 */
public interface TaskProvider extends Named {

    /**
     * Returns this provider with the settings that follow from the data, for example the number of classes. The card
     * keeps them, so that the plate is what it was whatever it is run on. Settings that somebody has chosen stay.
     *
     * @param facts of the data to learn from
     */
    default TaskProvider settled(DataFacts facts) {
        return this;
    }

    /**
     * Returns this provider with every setting written out that names other providers, for a plate's card.
     *
     * @param context in which it finds them
     * @throws io.intaglio.config.InvalidInputException if a setting names what is not there
     */
    default TaskProvider expanded(ProviderContext context) {
        return this;
    }

    /** Returns the task under these settings. */
    Task create();

    /**
     * Returns the task under these settings. A task that is put together from other providers overrides this.
     *
     * @param context in which it finds them
     */
    default Task create(ProviderContext context) {
        return create();
    }
}

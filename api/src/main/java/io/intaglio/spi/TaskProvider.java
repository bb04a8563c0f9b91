package io.intaglio.spi;

import io.intaglio.data.DataFacts;
import io.intaglio.task.Task;
import java.util.Set;

/**
 * Adds a task. To add one: write a public record of its settings with a constructor without arguments, as for an {@link
 * ArchitectureProvider}, name it in {@code META-INF/services/io.intaglio.spi.TaskProvider}, and extend {@code
 * TaskContract} in a test.
 *
 * @since 0.1
 */
public interface TaskProvider extends Named {

    /**
     * Returns this provider with the settings that follow from the data, for example the number of classes. The plate's
     * card stores them, so they do not depend on the pictures of a later run. Settings that the user chose stay as they
     * are.
     *
     * @param facts about the training data
     */
    default TaskProvider settled(DataFacts facts) {
        return this;
    }

    /**
     * Returns this provider with all settings that name other providers written out in full, for a plate's card.
     *
     * @param context finds the other providers
     * @throws io.intaglio.config.InvalidInputException if a setting names a provider that does not exist
     */
    default TaskProvider expanded(ProviderContext context) {
        return this;
    }

    /**
     * Returns the names of the settings that only training and {@code fit} use. An evaluation refuses to change them,
     * because they would have no effect on the plate.
     */
    default Set<String> fixed() {
        return Set.of();
    }

    /** Returns the task under these settings. */
    Task create();

    /**
     * Returns the task with these settings. A task that is composed of other providers overrides this method.
     *
     * @param context finds the other providers
     */
    default Task create(ProviderContext context) {
        return create();
    }
}

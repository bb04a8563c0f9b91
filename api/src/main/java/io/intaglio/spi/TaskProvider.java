package io.intaglio.spi;

import io.intaglio.task.Task;

/**
 * Adds a task. As for an {@link ArchitectureProvider}, a provider is its settings: a public record with a constructor without
 * arguments, named in {@code META-INF/services/io.intaglio.spi.TaskProvider}, tested by extending {@code TaskContract}.
 */
public interface TaskProvider extends Named {

    /** The task under these settings. */
    Task create();
}

package io.intaglio.task;

import io.intaglio.config.Settings;

/**
 * The default architecture and settings of a task.
 *
 * @param architecture name of the architecture
 * @param settings settings of the architecture and of the training, with the prefixes {@code arch.} and {@code train.}
 * @since 0.1
 */
public record Preset(String architecture, Settings settings) {}

package io.intaglio.task;

import io.intaglio.config.Settings;

/**
 * The default architecture and settings of a task.
 *
 * @param architecture the name of one
 * @param settings of it and of the training, under {@code arch.} and {@code train.}
 * @since 0.1
 */
public record Preset(String architecture, Settings settings) {}

package io.intaglio.task;

import io.intaglio.config.Settings;

/**
 * What suits a task unless somebody says otherwise.
 *
 * @param architecture the name of one
 * @param settings of it and of the training, under {@code arch.} and {@code train.}
 */
public record Preset(String architecture, Settings settings) {}

package io.intaglio.task;

/**
 * The options of a task whose runs have no options.
 *
 * @since 0.1
 */
public record NoOptions() {}

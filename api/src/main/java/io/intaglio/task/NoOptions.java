package io.intaglio.task;

/**
 * The options of a run that has none.
 *
 * @since 0.1
 */
public record NoOptions() {}

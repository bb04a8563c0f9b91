package io.intaglio.task;

/** The options of a run that has none. */
public record NoOptions() {}

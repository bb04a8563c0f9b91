package io.intaglio.train;

/**
 * What a training holds at the end of an epoch; both figures stay where they are, or something leaks.
 *
 * @param epoch that ended, from 1
 * @param arrays native arrays of the engine
 * @param residentBytes of the process, or -1 where the system does not say
 */
public record Resources(long epoch, int arrays, long residentBytes) {}

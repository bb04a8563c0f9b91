package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;

/**
 * Two numbers of a code that are nearly equal up to scale and sign.
 *
 * @param first the lower index
 * @param second the higher index
 * @param correlation over the data, from -1 to 1
 * @since 0.1
 */
@Incubating
public record Twins(int first, int second, double correlation) {}

package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;

/**
 * The use of one number of a code, or of one channel if the code is a map.
 *
 * @param index from 0
 * @param mean over the data
 * @param variance over the data, of the posterior's mean if there is one
 * @param nats divergence of the posterior from N(0, 1), for a channel over the whole map; NaN for a code without one
 * @param active whether it depends on the images: for a Gaussian code, if the variance is above 0.01 (Burda et al.
 *     2016)
 * @since 0.1
 */
@Incubating
public record CodeUnit(int index, double mean, double variance, double nats, boolean active) {}

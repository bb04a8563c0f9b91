package io.intaglio.train;

/**
 * A hint for the user of a training: an observation, and what can be done about it.
 *
 * @param step number of the step after which the observation was made
 * @param kind subject of the hint: {@code latent}, {@code dead-units}, {@code constant}, {@code learning-rate}, {@code
 *     early-stop}, {@code bfloat16}
 * @param text the hint in complete sentences
 * @since 0.1
 */
public record Advice(long step, String kind, String text) {}

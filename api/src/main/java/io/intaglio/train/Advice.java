package io.intaglio.train;

/**
 * A hint for the user of a training: an observation, and what to do about it.
 *
 * @param step after which it was seen
 * @param kind what it is about: {@code latent}, {@code dead-units}, {@code constant}, {@code learning-rate},
 *     {@code early-stop}, {@code bfloat16}
 * @param text whole sentences
 * @since 0.1
 */
public record Advice(long step, String kind, String text) {}

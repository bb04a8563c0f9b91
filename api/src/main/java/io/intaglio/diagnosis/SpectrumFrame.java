package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;

/**
 * The images of a spectrum.
 *
 * @param width of each in pixels
 * @param height of each in pixels
 * @param channels of each, 1 or 3
 * @param resized whether they were resized, because they were larger or of several sizes
 * @param count of them
 * @since 0.1
 */
@Incubating
public record SpectrumFrame(int width, int height, int channels, boolean resized, int count) {}

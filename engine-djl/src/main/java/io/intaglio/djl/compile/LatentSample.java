package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * A code to learn from.
 *
 * @param code that the decoder is given
 * @param mean the code without chance
 * @param others what terms of this latent need, by name
 */
public record LatentSample(NDArray code, NDArray mean, Map<String, NDArray> others) {

    /** The name of a gaussian latent's logarithm of the variance, within its limits. */
    public static final String LOG_VARIANCE = "log-variance";

    /** The name of what a quantized latent rounds, with noise in the place of rounding. */
    public static final String NOISY = "noisy";
}

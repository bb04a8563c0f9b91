package io.intaglio.tasks;

/**
 * The kind of data that a denoiser learns from.
 *
 * @since 0.1
 */
public enum Supervision {
    /** Clean images: noise is added to them, or they have noisy partners. */
    CLEAN,
    /** Noisy images alone (Krull et al. 2019), see {@link BlindSpots}. */
    NOISE2VOID,
    /**
     * Two noisy images of each scene (Lehtinen et al. 2018, "Noise2Noise: Learning Image Restoration without Clean
     * Data", ICML).
     */
    NOISE2NOISE
}

package io.intaglio.train;

/**
 * The arithmetic of a network's passes in training. Weights, their averages, losses and the optimizer always use single
 * precision (Micikevicius et al. 2018). Everything outside training also uses single precision.
 *
 * @since 0.1
 */
public enum MixedPrecision {
    /** Single precision only. */
    NONE,
    /**
     * Products and the values between layers in bfloat16, with 8 significant bits (Kalamkar et al. 2019). It is about
     * one and a half times as fast on a processor with instructions for bfloat16 (AVX512-BF16, AMX), and slower on
     * other processors.
     */
    BFLOAT16
}

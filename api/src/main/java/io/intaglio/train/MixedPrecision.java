package io.intaglio.train;

/**
 * The arithmetic of a network's passes in training. Weights, their averages, losses and the optimizer always stay in
 * single precision (Micikevicius et al. 2018), and so does everything that is not training.
 *
 * @since 0.1
 */
public enum MixedPrecision {
    /** All in single precision. */
    NONE,
    /**
     * Products and what lies between layers in bfloat16, of 8 significant bits (Kalamkar et al. 2019): about one and a
     * half times as fast on a processor that multiplies such numbers by itself (AVX512-BF16, AMX), slower on one that
     * does not.
     */
    BFLOAT16
}

package io.intaglio.train;

/**
 * The method that turns gradients into changes of the weights.
 *
 * @since 0.1
 */
public enum Optimizer {
    /** Adam (Kingma &amp; Ba 2015): each weight by itself, by about the learning rate whatever its gradient's size. */
    ADAM,

    /**
     * Muon (Jordan et al. 2024) for weights that join at least 32 channels to as many, unless both sides have more than
     * 1,024 numbers: their gradients' moving average is replaced by the nearest matrix whose rows are orthogonal, so
     * that all that a layer could learn from a step is learned at one speed. The change is scaled to be as large as
     * Adam's, so that learning rates and weight decay keep their meaning (Liu et al. 2025). All other weights are
     * Adam's.
     */
    MUON
}

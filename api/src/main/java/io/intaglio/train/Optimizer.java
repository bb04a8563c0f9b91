package io.intaglio.train;

/**
 * The method that computes changes of the weights from their gradients.
 *
 * @since 0.1
 */
public enum Optimizer {
    /**
     * Adam (Kingma &amp; Ba 2015): changes each weight separately, by about the learning rate, independently of the
     * size of its gradient.
     */
    ADAM,

    /**
     * Muon (Jordan et al. 2024) for weight matrices with at least 32 channels on each side, unless both sides have more
     * than 1,024 numbers. The moving average of their gradients is replaced by the nearest matrix with orthogonal rows,
     * so that a layer learns in all directions equally fast. The change is scaled to the size of Adam's changes, so
     * learning rates and weight decay keep their meaning (Liu et al. 2025). Adam trains all other weights.
     */
    MUON
}

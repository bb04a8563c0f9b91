package io.intaglio.djl.architecture;

import io.intaglio.network.Term;

/** How an output is compared with its target. */
public enum Fidelity {
    /** Mean squared error. */
    MSE,
    /** Mean absolute error. */
    L1,
    /** √(e² + 1e-6), a smooth absolute error. */
    CHARBONNIER,
    /** Binary cross-entropy; the output goes through a sigmoid. */
    BCE,
    /** 1 - SSIM, with a tenth of the mean absolute error beside it to keep the brightness. */
    SSIM;

    java.util.List<Term> terms() {
        return switch (this) {
            case MSE -> java.util.List.of(new Term.Mse(1));
            case L1 -> java.util.List.of(new Term.L1(1));
            case CHARBONNIER -> java.util.List.of(new Term.Charbonnier(1, 1e-3));
            case BCE -> java.util.List.of(new Term.Bce(1));
            case SSIM -> java.util.List.of(new Term.Ssim(1), new Term.L1(0.1));
        };
    }
}

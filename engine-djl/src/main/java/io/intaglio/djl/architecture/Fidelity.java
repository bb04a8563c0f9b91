package io.intaglio.djl.architecture;

import io.intaglio.network.Term;
import java.util.List;

/**
 * The way in which an output is compared with its target.
 *
 * @since 0.1
 */
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

    List<Term> terms() {
        return switch (this) {
            case MSE -> List.of(new Term.Mse(1));
            case L1 -> List.of(new Term.L1(1));
            case CHARBONNIER -> List.of(new Term.Charbonnier(1, 1e-3));
            case BCE -> List.of(new Term.Bce(1));
            case SSIM -> List.of(new Term.Ssim(1), new Term.L1(0.1));
        };
    }
}

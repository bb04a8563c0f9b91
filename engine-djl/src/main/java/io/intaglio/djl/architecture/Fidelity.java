package io.intaglio.djl.architecture;

import io.intaglio.network.Comparison;
import io.intaglio.network.LossTerm;
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

    List<LossTerm> terms() {
        return switch (this) {
            case MSE -> List.of(new Comparison.Mse(1));
            case L1 -> List.of(new Comparison.L1(1));
            case CHARBONNIER -> List.of(new Comparison.Charbonnier(1, 1e-3));
            case BCE -> List.of(new Comparison.Bce(1));
            case SSIM -> List.of(new Comparison.Ssim(1), new Comparison.L1(0.1));
        };
    }
}

package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.intaglio.djl.spi.Scalars;

/**
 * The ratio log p(z) - log q(z|x) in nats of codes that were drawn: one number a draw, the sum over a code's numbers.
 */
public final class LogRatio {

    private LogRatio() {}

    /** Returns that of a gaussian latent, whose prior is N(0, I). */
    public static NDArray of(LatentSample sample) {
        NDArray code = sample.code();
        NDArray logVariance = sample.others().get(LatentSample.LOG_VARIANCE);
        return half(surprise(code, sample.mean(), logVariance).sub(code.square()));
    }

    /** Returns that of a stochastic layer. */
    public static NDArray of(Draws.Level level) {
        NDArray code = level.code();
        return half(surprise(code, level.mean(), level.logVariance())
                .sub(surprise(code, level.priorMean(), level.priorLogVariance())));
    }

    /** Twice the negative logarithm of the density, without its constant. */
    private static NDArray surprise(NDArray code, NDArray mean, NDArray logVariance) {
        return code.sub(mean).square().mul(logVariance.neg().exp()).add(logVariance);
    }

    private static NDArray half(NDArray twice) {
        long count = twice.getShape().get(0);
        NDArray rows = twice.reshape(new Shape(count, twice.getShape().size() / count));
        return Scalars.times(rows.sum(new int[] {1}), 0.5);
    }
}

package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.LossTerm;
import java.util.List;

/** Variance, invariance and covariance of the embeddings of two views (Bardes, Ponce &amp; LeCun 2022). */
final class VicregKernel implements TermKernel<LossTerm.Vicreg> {

    private static final double INVARIANCE = 25;
    private static final double VARIANCE = 25;
    private static final double EPSILON = 1e-4;

    @Override
    public NDArray loss(LossTerm.Vicreg term, LossInputs in) {
        List<NDArray> views = in.byView(in.through(LossTerm.Vicreg.EXPANDER, in.at(term.at())));
        return loss(views.get(0), views.get(1));
    }

    /** Of two arrays (examples, numbers). */
    static NDArray loss(NDArray first, NDArray second) {
        if (first.getShape().dimension() != 2) {
            throw new InvalidInputException(
                    "a representation is a vector for each example, and not an array of " + first.getShape());
        }
        NDArray invariance = first.sub(second).square().mean();
        return Scalars.times(invariance, INVARIANCE).add(spread(first)).add(spread(second));
    }

    /** What one view adds. The variances are the diagonal of the covariances. */
    private static NDArray spread(NDArray view) {
        long numbers = view.getShape().get(1);
        // A single example, in a trial of the network, has no variance.
        double share = 1.0 / Math.max(1, view.getShape().get(0) - 1);
        NDArray centred = view.sub(view.mean(new int[] {0}, true));
        NDArray variances = Scalars.times(centred.square().sum(new int[] {0}), share);
        NDArray deviations = Scalars.plus(variances, EPSILON).sqrt();
        NDArray narrow = Scalars.atLeast(Scalars.complement(deviations), 0).mean();
        NDArray covariances = Scalars.times(centred.transpose().matMul(centred), share);
        NDArray between = covariances.square().sum().sub(variances.square().sum());
        return Scalars.times(narrow, VARIANCE / 2).add(Scalars.times(between, 1.0 / numbers));
    }
}

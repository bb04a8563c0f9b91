package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.intaglio.djl.compile.Draws;
import io.intaglio.djl.compile.LogRatio;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Comparison;

/** The importance-weighted bound, divided by the numbers of an output. */
final class ImportanceWeights implements TermKernel<Comparison.ImportanceWeighted> {

    @Override
    public NDArray loss(Comparison.ImportanceWeighted term, LossInputs in) {
        NDArray ratio = LogRatio.of(in.sample());
        for (Draws.Level level : in.levels()) {
            ratio = ratio.add(LogRatio.of(level));
        }
        NDArray weights = Scalars.times(ratio, beta(term, in.step())).sub(mismatch(term, in));
        int samples = in.samples();
        NDArray rows = weights.reshape(new Shape(in.count() / samples, samples));
        NDArray most = rows.max(new int[] {1}, true).stopGradient();
        NDArray logarithms =
                rows.sub(most).exp().mean(new int[] {1}, true).log().add(most);
        return Scalars.times(logarithms.mean().neg(), 1 / in.numbers());
    }

    private static double beta(Comparison.ImportanceWeighted term, long step) {
        return step < term.betaWarmUp() ? term.beta() * (step + 1) / (term.betaWarmUp() + 1) : term.beta();
    }

    /** The negative logarithm of p(x|z) of each row in nats, without its constant. */
    private static NDArray mismatch(Comparison.ImportanceWeighted term, LossInputs in) {
        NDArray each = term.comparison() instanceof Comparison.Bce
                ? ImageLosses.surprise(in.output(), in.target())
                : in.output().sub(in.target()).square();
        return each.reshape(new Shape(in.count(), (long) in.numbers())).sum(new int[] {1});
    }
}

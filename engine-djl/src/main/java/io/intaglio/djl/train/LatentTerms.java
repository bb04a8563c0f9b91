package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.intaglio.djl.compile.Draws;
import io.intaglio.djl.compile.LatentSample;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.LossTerm;

/** The terms that look at the code, divided by the numbers of an output. */
final class LatentTerms {

    private LatentTerms() {}

    /** Nats an image: the sum over the code's numbers of the batch's mean, no number below the free bits. */
    static NDArray divergence(LossTerm.Kl kl, LossInputs in) {
        NDArray mean = in.sample().mean();
        NDArray logVariance = in.sample().others().get(LatentSample.LOG_VARIANCE);
        NDArray twice = Scalars.plus(mean.square().add(logVariance.exp()).sub(logVariance), -1);
        NDArray each = Scalars.times(twice.mean(new int[] {0}), 0.5);
        NDArray nats = kl.freeBits() > 0 ? Scalars.atLeast(each, kl.freeBits()).sum() : each.sum();
        for (Draws.Level level : in.levels()) {
            nats = nats.add(divergence(level, in.count(), kl.freeBits()));
        }
        return Scalars.times(nats, 1 / in.numbers());
    }

    /** Nats an image, not below the free bits. */
    private static NDArray divergence(Draws.Level level, long examples, double freeBits) {
        NDArray shift = level.mean().sub(level.priorMean()).square();
        NDArray narrower = level.priorLogVariance().sub(level.logVariance());
        NDArray twice = narrower.neg()
                .exp()
                .add(shift.mul(level.priorLogVariance().neg().exp()))
                .add(Scalars.plus(narrower, -1));
        NDArray nats = Scalars.times(twice.sum(), 0.5 / examples);
        return freeBits > 0 ? Scalars.atLeast(nats, freeBits) : nats;
    }

    static NDArray absolute(LossTerm.LatentL1 term, LossInputs in) {
        return Scalars.times(in.sample().mean().abs().sum(), 1 / (in.count() * in.numbers()));
    }

    static NDArray contraction(LossTerm.Contractive term, LossInputs in) {
        NDArray input = in.input();
        NDArray nudge = in.manager().randomNormal(0, (float) term.epsilon(), input.getShape(), DataType.FLOAT32);
        // Dropout's draws, a batch's own mean or coarser numbers would differ by far more than the nudge does.
        NDArray still = in.varies() ? in.quietCode(input) : in.sample().mean();
        NDArray nudged = in.quietCode(input.add(nudge));
        NDArray squares = Scalars.times(nudged.sub(still), 1 / term.epsilon()).square();
        return Scalars.times(squares.sum(), 1 / (in.count() * in.numbers()));
    }
}

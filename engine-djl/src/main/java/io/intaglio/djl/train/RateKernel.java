package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.intaglio.djl.compile.LatentSample;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;

/**
 * Computes the bits of a quantized code under its prior. A number costs -log₂(F(y + ½) - F(y - ½)) of the logistic F
 * with its mean and scale. The noise spreads y evenly over the bin.
 */
final class RateKernel implements TermKernel<LossTerm.Rate> {

    @Override
    public NDArray loss(LossTerm.Rate term, LossInputs in) {
        NDArray code = rows(in.sample().others().get(LatentSample.NOISY));
        NDArray likelihoods = logLikelihoods(code, in.latent("mean"), in.latent("scale"))
                .add(in.latent("share").logSoftmax(-1));
        return Scalars.times(logSumExp(likelihoods).sum(), -1 / (Math.log(2) * in.count() * in.numbers()));
    }

    /** As (count, 1, places, channels). */
    private static NDArray rows(NDArray code) {
        Shape shape = code.getShape();
        long channels = shape.get(1);
        NDArray last = shape.dimension() == 4 ? Tensors.nhwc(code) : code;
        return last.reshape(shape.get(0), 1, shape.size() / shape.get(0) / channels, channels);
    }

    /**
     * In nats, (count, modes). F(b) - F(a) is F(b) (1 - F(a)) (1 - e^(a - b)), in which nothing is lost far from the
     * mean, where the difference is.
     */
    private static NDArray logLikelihoods(NDArray code, NDArray mean, NDArray logScale) {
        Shape each = new Shape(1, mean.getShape().get(0), 1, mean.getShape().get(1));
        double limit = Latent.Quantized.LOG_SCALE_LIMIT;
        NDArray inverse = logScale.clip(-limit, limit).neg().exp().reshape(each);
        NDArray from = code.sub(mean.reshape(each));
        NDArray upper = Scalars.plus(from, 0.5).mul(inverse);
        NDArray lower = Scalars.plus(from, -0.5).mul(inverse);
        NDArray width = Scalars.complement(inverse.neg().exp()).log();
        NDArray nats =
                Activation.softPlus(upper.neg()).add(Activation.softPlus(lower)).sub(width);
        return nats.sum(new int[] {2, 3}).neg();
    }

    /** Of each row: a number less its logarithm of the softmax. */
    private static NDArray logSumExp(NDArray rows) {
        return Tensors.firstColumn(rows).sub(Tensors.firstColumn(rows.logSoftmax(1)));
    }
}

package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Comparison;
import java.util.Optional;

/** The terms that compare an output with its target. */
final class ImageLosses {

    private static final int WINDOW = Comparison.Ssim.WINDOW;
    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;

    private ImageLosses() {}

    static NDArray mse(NDArray output, NDArray target, Optional<NDArray> weight) {
        return mean(output.sub(target).square(), weight);
    }

    static NDArray calibratedMse(NDArray output, NDArray target, Optional<NDArray> weight) {
        return Scalars.times(Scalars.plus(mse(output, target, weight), 1e-8).log(), 0.5);
    }

    static NDArray l1(NDArray output, NDArray target, Optional<NDArray> weight) {
        return mean(output.sub(target).abs(), weight);
    }

    static NDArray charbonnier(double epsilon, NDArray output, NDArray target, Optional<NDArray> weight) {
        return mean(Scalars.plus(output.sub(target).square(), epsilon * epsilon).sqrt(), weight);
    }

    static NDArray bce(NDArray output, NDArray target, Optional<NDArray> weight) {
        return mean(surprise(output, target), weight);
    }

    /** The negative logarithm of the probability of each number in nats. */
    static NDArray surprise(NDArray output, NDArray target) {
        NDArray p = output.clip(1e-6, 1 - 1e-6);
        NDArray one = target.mul(p.log());
        NDArray zero = Scalars.complement(target).mul(Scalars.complement(p).log());
        return one.add(zero).neg();
    }

    /** @param compiled computes convolutions */
    static NDArray ssim(Compiled compiled, NDArray output, NDArray target) {
        return Scalars.complement(similarity(compiled, output, target));
    }

    private static NDArray mean(NDArray errors, Optional<NDArray> weight) {
        return weight.map(errors::mul).orElse(errors).mean();
    }

    private static NDArray similarity(Compiled compiled, NDArray a, NDArray b) {
        int channels = (int) a.getShape().get(1);
        NDArray window = window(a, channels);
        NDArray meanA = blur(compiled, a, window, channels);
        NDArray meanB = blur(compiled, b, window, channels);
        NDArray varianceA = blur(compiled, a.square(), window, channels).sub(meanA.square());
        NDArray varianceB = blur(compiled, b.square(), window, channels).sub(meanB.square());
        NDArray covariance = blur(compiled, a.mul(b), window, channels).sub(meanA.mul(meanB));
        NDArray above = Scalars.plus(Scalars.times(meanA.mul(meanB), 2), C1)
                .mul(Scalars.plus(Scalars.times(covariance, 2), C2));
        NDArray below =
                Scalars.plus(meanA.square().add(meanB.square()), C1).mul(Scalars.plus(varianceA.add(varianceB), C2));
        return above.div(below).mean();
    }

    private static NDArray window(NDArray like, int channels) {
        double[] line = new double[WINDOW];
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            double d = i - WINDOW / 2;
            line[i] = Math.exp(-d * d / (2 * SIGMA * SIGMA));
            sum += line[i];
        }
        float[] square = new float[channels * WINDOW * WINDOW];
        for (int i = 0; i < square.length; i++) {
            int place = i % (WINDOW * WINDOW);
            square[i] = (float) (line[place / WINDOW] * line[place % WINDOW] / (sum * sum));
        }
        return Tensors.floats(like.getManager(), square, new Shape(channels, 1, WINDOW, WINDOW));
    }

    private static NDArray blur(Compiled compiled, NDArray x, NDArray window, int channels) {
        return compiled.convolve(x, window, x.getManager().zeros(new Shape(channels)), channels);
    }
}

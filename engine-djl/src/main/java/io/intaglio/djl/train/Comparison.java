package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Term;

/** The terms that compare an output with its target. */
final class Comparison {

    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;
    private static final float C1 = 0.01f * 0.01f;
    private static final float C2 = 0.03f * 0.03f;

    private Comparison() {}

    /**
     * A term's value before its weight.
     *
     * @param weight by what each number's error counts, or null; SSIM, which has no error a number, leaves it out
     */
    static NDArray of(Term term, NDArray output, NDArray target, NDArray weight) {
        if (term instanceof Term.Mse) {
            return mean(output.sub(target).square(), weight);
        }
        if (term instanceof Term.CalibratedMse) {
            return mean(output.sub(target).square(), weight).add(1e-8f).log().mul(0.5f);
        }
        if (term instanceof Term.L1) {
            return mean(output.sub(target).abs(), weight);
        }
        if (term instanceof Term.Charbonnier charbonnier) {
            float squared = (float) (charbonnier.epsilon() * charbonnier.epsilon());
            return mean(output.sub(target).square().add(squared).sqrt(), weight);
        }
        if (term instanceof Term.Bce) {
            NDArray p = output.clip(1e-6, 1 - 1e-6);
            NDArray one = target.mul(p.log());
            NDArray zero = target.mul(-1f).add(1f).mul(p.mul(-1f).add(1f).log());
            return mean(one.add(zero).neg(), weight);
        }
        if (term instanceof Term.Ssim) {
            return ssim(output, target).mul(-1f).add(1f);
        }
        throw new IllegalArgumentException(term + " compares nothing");
    }

    private static NDArray mean(NDArray errors, NDArray weight) {
        return weight == null ? errors.mean() : errors.mul(weight).mean();
    }

    private static NDArray ssim(NDArray a, NDArray b) {
        int channels = (int) a.getShape().get(1);
        NDArray window = window(a, channels);
        NDArray meanA = blur(a, window, channels);
        NDArray meanB = blur(b, window, channels);
        NDArray varianceA = blur(a.square(), window, channels).sub(meanA.square());
        NDArray varianceB = blur(b.square(), window, channels).sub(meanB.square());
        NDArray covariance = blur(a.mul(b), window, channels).sub(meanA.mul(meanB));
        NDArray above = meanA.mul(meanB).mul(2f).add(C1).mul(covariance.mul(2f).add(C2));
        NDArray below = meanA.square()
                .add(meanB.square())
                .add(C1)
                .mul(varianceA.add(varianceB).add(C2));
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

    private static NDArray blur(NDArray x, NDArray window, int channels) {
        return Conv2d.conv2d(
                        x,
                        window,
                        x.getManager().zeros(new Shape(channels)),
                        new Shape(1, 1),
                        new Shape(0, 0),
                        new Shape(1, 1),
                        channels)
                .singletonOrThrow();
    }
}

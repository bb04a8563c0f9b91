package io.intaglio.tasks.likelihood;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Comparison;
import io.intaglio.network.LossTerm;
import java.util.List;

/**
 * The distribution of an image given its code. Its numbers are independent, and the decoder computes the mean of each
 * number.
 */
sealed interface Decoded {

    /**
     * Returns the logarithm of the probability or of the density, in nats.
     *
     * @param image numbers of the image
     * @param output output of the decoder for some codes, one after another
     * @param first index of the first number of this code in the output
     */
    double log(float[] image, float[] output, int first);

    /**
     * Returns the distribution that belongs to an objective.
     *
     * @param variance variance of a normal distribution, if the training used the optimal one; NaN if it is unknown
     */
    static Decoded of(List<LossTerm> objective, double variance) {
        for (LossTerm each : objective) {
            LossTerm term = each instanceof Comparison.ImportanceWeighted weighted ? weighted.comparison() : each;
            if (term instanceof Comparison.Bce) {
                return new Bernoulli();
            }
            if (term instanceof Comparison.Mse) {
                return new Normal(0.5);
            }
            if (term instanceof Comparison.CalibratedMse) {
                if (!(variance > 0)) {
                    throw new InvalidInputException("this plate does not contain the variance of its decoder;"
                            + " \"intaglio fit likelihood\" adds it");
                }
                return new Normal(variance);
            }
        }
        throw new InvalidInputException("this plate's loss says nothing of the probability of an image: train with a"
                + " likelihood of bernoulli, mse or calibrated");
    }

    /** A distribution of zeros and ones. Outputs are clipped as in the loss. */
    record Bernoulli() implements Decoded {

        private static final double LEAST = 1e-6;
        private static final int AT_ONCE = 32;

        /**
         * Computes one logarithm for the product of a few probabilities instead of many logarithms. The product does
         * not underflow.
         */
        @Override
        public double log(float[] image, float[] output, int first) {
            double sum = 0;
            double product = 1;
            for (int i = 0; i < image.length; i++) {
                double one = Math.min(1 - LEAST, Math.max(LEAST, output[first + i]));
                product *= image[i] > 0.5f ? one : 1 - one;
                if (i % AT_ONCE == AT_ONCE - 1) {
                    sum += Math.log(product);
                    product = 1;
                }
            }
            return sum + Math.log(product);
        }
    }

    /** A normal distribution with the same variance for all numbers. */
    record Normal(double variance) implements Decoded {

        @Override
        public double log(float[] image, float[] output, int first) {
            double squares = 0;
            for (int i = 0; i < image.length; i++) {
                double error = (double) image[i] - output[first + i];
                squares += error * error;
            }
            return -0.5 * (squares / variance + image.length * Math.log(2 * Math.PI * variance));
        }
    }
}

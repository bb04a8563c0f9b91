package io.intaglio.tasks.latent;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Term;
import java.util.List;

/** The distribution of an image given its code: its numbers are independent, and the decoder gives each one's mean. */
sealed interface Decoded {

    /**
     * Returns the logarithm of the probability, or of the density, in nats.
     *
     * @param image its numbers
     * @param output of the decoder for some codes, one after the other
     * @param first place of the first number of this code in the output
     */
    double log(float[] image, float[] output, int first);

    /**
     * Returns the distribution that an objective implies.
     *
     * @param variance of a normal distribution whose training found the best one; NaN where it is not known
     */
    static Decoded of(List<Term> objective, double variance) {
        for (Term each : objective) {
            Term term = each instanceof Term.ImportanceWeighted weighted ? weighted.comparison() : each;
            if (term instanceof Term.Bce) {
                return new Bernoulli();
            }
            if (term instanceof Term.Mse) {
                return new Normal(0.5);
            }
            if (term instanceof Term.CalibratedMse) {
                if (!(variance > 0)) {
                    throw new InvalidInputException("this plate does not remember the variance of its decoder;"
                            + " \"intaglio fit likelihood\" adds it");
                }
                return new Normal(variance);
            }
        }
        throw new InvalidInputException("this plate's loss says nothing of the probability of an image: train with a"
                + " likelihood of bernoulli, mse or calibrated");
    }

    /** Zeros and ones; outputs are cut as the loss cuts them. */
    record Bernoulli() implements Decoded {

        private static final double LEAST = 1e-6;
        private static final int AT_ONCE = 32;

        /** The logarithm of a product of few probabilities is one logarithm instead of many, and does not underflow. */
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

    /** Any numbers, all with one variance. */
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

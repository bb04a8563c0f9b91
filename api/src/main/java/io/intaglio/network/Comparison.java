package io.intaglio.network;

import io.intaglio.config.InvalidInputException;

/**
 * A term of the loss that compares the output with the target.
 *
 * @since 0.1
 */
public sealed interface Comparison extends LossTerm {

    @Override
    default boolean compares() {
        return true;
    }

    /** The mean squared error. */
    record Mse(double weight) implements Comparison {
        public Mse {
            Checks.weight(weight);
        }

        @Override
        public String name() {
            return "mse";
        }
    }

    /** The mean absolute error. */
    record L1(double weight) implements Comparison {
        public L1 {
            Checks.weight(weight);
        }

        @Override
        public String name() {
            return "l1";
        }
    }

    /** The mean of √(e² + ε²), a smooth absolute error (Charbonnier et al. 1994). */
    record Charbonnier(double weight, double epsilon) implements Comparison {
        public Charbonnier {
            Checks.weight(weight);
            if (!(epsilon > 0 && Double.isFinite(epsilon))) {
                throw new InvalidInputException("a Charbonnier term's epsilon is larger than 0, not " + epsilon);
            }
        }

        @Override
        public String name() {
            return "charbonnier";
        }
    }

    /** The mean binary cross-entropy in nats of an output in [0, 1], which is clipped to [1e-6, 1 - 1e-6]. */
    record Bce(double weight) implements Comparison {
        public Bce {
            Checks.weight(weight);
        }

        @Override
        public String name() {
            return "bce";
        }
    }

    /**
     * The structural dissimilarity 1 - SSIM (Wang et al. 2004) with a Gaussian window of 11x11 pixels. Images must be
     * at least as large as the window.
     */
    record Ssim(double weight) implements Comparison {

        /** The side of the window in pixels. */
        public static final int WINDOW = 11;

        public Ssim {
            Checks.weight(weight);
        }

        @Override
        public String name() {
            return "ssim";
        }

        @Override
        public boolean weighs() {
            return false;
        }
    }

    /**
     * Half the logarithm of the batch's mean squared error. This is a Gaussian likelihood with the optimal variance, so
     * a weight of 1 for the KL divergence is balanced (optimal σ-VAE, Rybkin, Daniilidis &amp; Levine 2021).
     */
    record CalibratedMse(double weight) implements Comparison {
        public CalibratedMse {
            Checks.weight(weight);
        }

        @Override
        public String name() {
            return "calibrated-mse";
        }
    }

    /**
     * The importance-weighted bound with several codes for each image (Burda, Grosse &amp; Salakhutdinov 2016): -log of
     * the mean of p(x|z) (p(z) / q(z|x))^β. It replaces a comparison and a {@link Kl}.
     *
     * @param comparison the term that defines p(x|z): {@link Bce} or {@link Mse}
     * @param samples number of codes for each image
     * @param beta the exponent of the ratio
     * @param betaWarmUp number of steps over which the exponent grows from 0
     */
    record ImportanceWeighted(Comparison comparison, int samples, double beta, int betaWarmUp) implements Comparison {
        public ImportanceWeighted {
            Checks.weight(beta);
            Checks.atLeast("samples", samples, 1);
            Checks.atLeast("a warm-up", betaWarmUp, 0);
            if (!(comparison instanceof Bce || comparison instanceof Mse)) {
                throw new InvalidInputException("several samples take a likelihood of bernoulli or mse, whose logarithm"
                        + " is a sum over an image's numbers, not " + comparison.name());
            }
        }

        @Override
        public double weight() {
            return comparison.weight();
        }

        @Override
        public String name() {
            return "importance-weighted";
        }

        @Override
        public boolean weighs() {
            return false;
        }
    }
}

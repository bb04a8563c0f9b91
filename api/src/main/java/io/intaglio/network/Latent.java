package io.intaglio.network;

import static io.intaglio.network.Checks.atLeast;

import io.intaglio.config.InvalidInputException;
import java.util.List;

/**
 * The latent between encoder and decoder. The code is a vector or a map, like the output of the encoder. With classes,
 * the class is appended to the code in one-hot encoding: one more number (or channel) per class, 1 for the class of the
 * example and 0 for the others.
 *
 * @since 0.1
 */
public sealed interface Latent {

    /** Returns the number of classes that the decoder distinguishes; 0 for none. */
    int classes();

    /**
     * Returns the shape of the code for an encoder's output.
     *
     * @throws ShapeException if that output cannot be a code
     */
    Shape code(Shape encoded);

    /** Returns the tensors of this latent for a code of this shape, their names without the prefix {@code latent}. */
    default List<WeightSpec> weights(Shape code) {
        return List.of();
    }

    /** Returns the shape of the decoder's input for a code. */
    default Shape conditioned(Shape code) {
        return classes() == 0 ? code : code.withChannels(code.channels() + classes());
    }

    /**
     * The encoder's output itself.
     *
     * @param classes number of classes on which the decoder is conditioned; 0 for none
     */
    record Point(int classes) implements Latent {

        public Point {
            atLeast("a number of classes", classes, 0);
        }

        @Override
        public Shape code(Shape encoded) {
            return encoded;
        }
    }

    /**
     * A normal distribution with independent coordinates (Kingma &amp; Welling 2014). The first half of the encoder's
     * output is the mean, the second the natural logarithm of the variance, limited to [-{@value #LOG_VARIANCE_LIMIT},
     * {@value #LOG_VARIANCE_LIMIT}]. Training samples a code from it (reparameterization trick); otherwise the code is
     * the mean.
     *
     * @param classes number of classes on which the decoder is conditioned; 0 for none
     */
    record Gaussian(int classes) implements Latent {

        /** The limit of the log-variance; it keeps the exponential finite for any output of an untrained encoder. */
        public static final double LOG_VARIANCE_LIMIT = 12;

        public Gaussian {
            atLeast("a number of classes", classes, 0);
        }

        @Override
        public Shape code(Shape encoded) {
            if (encoded.channels() % 2 != 0) {
                throw new ShapeException("a gaussian latent halves the encoder's output into mean and log-variance; "
                        + encoded + " is odd");
            }
            return encoded.withChannels(encoded.channels() / 2);
        }
    }

    /**
     * A code of whole numbers, which can be written to a file (Ballé, Laparra &amp; Simoncelli 2017). The code is the
     * encoder's output, rounded (half to even). In training the decoder gets the rounded numbers, and gradients pass
     * through the rounding unchanged. Terms of the loss get the encoder's output with uniform noise of width 1 instead,
     * which needs the same number of bits (Minnen &amp; Singh 2020).
     *
     * <p>The latent contains the prior: a mixture of {@code modes} distributions of whole codes. In each of them, the
     * numbers of a vector (or the channels of a map) are independent and have logistic distributions. The tensors
     * {@code mean} and {@code scale} (its logarithm) have the shape (modes, channels). {@code share} (modes) has the
     * logarithms of the modes' probabilities, up to a common constant. With one mode it is the factorized prior.
     *
     * @param modes number of distributions of the prior, 1 to {@value #MOST_MODES}
     */
    record Quantized(int modes) implements Latent {

        /** The largest number of modes. */
        public static final int MOST_MODES = 1024;

        /** The largest absolute value of the scale's logarithm. Outside this limit the gradient is 0. */
        public static final double LOG_SCALE_LIMIT = 7;

        /** The initial distance between the means of the modes. If all were equal, they would stay equal. */
        private static final double APART = 0.1;

        /** The factor of the learning rate of the prior: its numbers are farther from their goals than others. */
        private static final double RATE = 10;

        public Quantized {
            if (modes < 1 || modes > MOST_MODES) {
                throw new InvalidInputException("a prior has between 1 and " + MOST_MODES + " modes, not " + modes);
            }
        }

        @Override
        public int classes() {
            return 0;
        }

        @Override
        public Shape code(Shape encoded) {
            return encoded;
        }

        @Override
        public List<WeightSpec> weights(Shape code) {
            List<Integer> each = List.of(modes, code.channels());
            Init apart = modes == 1 ? Init.constant(0) : new Init(APART, 0, 0);
            return List.of(
                    WeightSpec.trained("share", List.of(modes), Init.constant(0))
                            .rate(RATE),
                    WeightSpec.trained("mean", each, apart).rate(RATE),
                    WeightSpec.trained("scale", each, Init.constant(0)).rate(RATE));
        }
    }
}

package io.intaglio.network;

import static io.intaglio.network.Checks.atLeast;

import java.util.List;

/**
 * The latent between encoder and decoder. The code is a vector or a map, as the encoder leaves it. With classes, the
 * decoder is told the class of its example by as many further numbers (or channels), 1 at the class and 0 elsewhere,
 * behind the code's.
 *
 * @since 0.1
 */
public sealed interface Latent {

    /** Returns the number of classes that the decoder distinguishes; 0 for none. */
    int classes();

    /**
     * Returns the shape of the code for an encoder's output.
     *
     * @throws ShapeException if it cannot be one
     */
    Shape code(Shape encoded);

    /** Returns the tensors that it owns for such a code, their names without the prefix {@code latent}. */
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
     * @param classes that the decoder is told; 0 for none
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
     * output is the mean, the second the natural logarithm of the variance, cut to [-{@value #LOG_VARIANCE_LIMIT},
     * {@value #LOG_VARIANCE_LIMIT}]. Training draws a code from it (reparameterized); otherwise the code is the mean.
     *
     * @param classes that the decoder is told; 0 for none
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
}

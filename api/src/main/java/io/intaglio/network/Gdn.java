package io.intaglio.network;

import io.intaglio.config.Incubating;
import java.util.List;

/**
 * Generalized divisive normalization (Ball&eacute; et al. 2016): each number is divided by a root of a sum over the
 * squares of all channels of its pixel, {@code x_i / sqrt(beta_i + sum_j gamma_ij * x_j^2)}. Learned image compression
 * uses it in the encoder and its inverse in the decoder.
 *
 * <p>Weights: {@code beta} (channels) and {@code gamma} (channels, channels). Both must stay positive, so training
 * learns their roots: the formula uses {@code beta^2 +} {@value #LEAST} and {@code gamma^2}. Initially beta is 1, and
 * gamma is 0.1 on its diagonal and small elsewhere.
 *
 * @param inverse whether to multiply by the root instead, as decoders do
 * @since 0.1
 */
@Incubating
public record Gdn(boolean inverse) implements Layer {

    /** The constant added to the square of the learned {@code beta}. */
    public static final double LEAST = 1e-6;

    private static final double OWN = Math.sqrt(0.1);

    /**
     * Initial value of the roots outside the diagonal. The gradient of a square is 0 at zero, so roots of 0 could not
     * change.
     */
    private static final double OTHERS = 0.01;

    @Override
    public Shape output(Shape in) {
        return in;
    }

    @Override
    public List<WeightSpec> weights(Shape in) {
        int channels = in.channels();
        return List.of(
                WeightSpec.trained("beta", List.of(channels), Init.constant(1)),
                WeightSpec.trained("gamma", List.of(channels, channels), Init.diagonal(OWN, OTHERS)));
    }

    /** Returns the number of squares, sums, roots and results. */
    @Override
    public long activations(Shape in) {
        return 4 * in.size();
    }

    @Override
    public long flops(Shape in) {
        return in.size() * (2L * in.channels() + 4);
    }
}

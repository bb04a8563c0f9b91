package io.intaglio.network;

import io.intaglio.config.Incubating;
import java.util.List;

/**
 * One level in the decoder of a hierarchical variational autoencoder, which samples numbers (Sønderby et al. 2016;
 * Kingma et al. 2016; Child 2021). Their prior is a normal distribution with independent coordinates that depends on
 * the levels above: the first {@code channels} channels of the input are its means, the next {@code channels} channels
 * are the natural logarithms of its variances. The posterior also depends on the image: the body gets the input and,
 * through skip joins, features that taps of the encoder saved. Its output is the difference between the means and
 * logarithms of the posterior and those of the prior (Vahdat &amp; Kautz 2020). The logarithms are limited to [-{@value
 * #LOG_VARIANCE_LIMIT}, {@value #LOG_VARIANCE_LIMIT}].
 *
 * <p>Training samples from the posterior, and {@link LossTerm.Kl} adds its divergence from the prior to the loss.
 * Without sampling, the numbers are the posterior's means. If only a code is decoded, there is no image, and the
 * numbers are the prior's means.
 *
 * @param channels number of channels that are sampled
 * @param body layers whose output has {@code 2 · channels} channels and the height and width of the input
 * @since 0.1
 */
@Incubating
public record Stochastic(int channels, List<Layer> body) implements Composite {

    /** The largest absolute value of the logarithms of variances. */
    public static final double LOG_VARIANCE_LIMIT = 8;

    public Stochastic {
        Checks.atLeast("a stochastic layer's channels", channels, 1);
        body = List.copyOf(body);
    }

    /**
     * Returns the shape of the output: the sampled channels, followed by the channels of the input that are not part of
     * the prior.
     */
    @Override
    public Shape joined(Shape in, Shape made) {
        if (in.channels() < 2 * channels) {
            throw new ShapeException("a stochastic layer of " + channels + " channels takes at least " + 2 * channels
                    + ", its prior's means and log-variances, not " + in);
        }
        if (!made.equals(in.withChannels(2 * channels))) {
            throw new ShapeException("a stochastic layer's body makes " + in.withChannels(2 * channels)
                    + ", by how much means and log-variances differ from the prior's; this one makes " + made);
        }
        return in.withChannels(in.channels() - channels);
    }
}

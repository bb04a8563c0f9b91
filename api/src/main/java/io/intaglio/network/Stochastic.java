package io.intaglio.network;

import io.intaglio.config.Incubating;
import java.util.List;

/**
 * One level of a hierarchical variational autoencoder, in its decoder: numbers that are drawn on the way down (Sønderby
 * et al. 2016; Kingma et al. 2016; Child 2021). Their prior is a normal distribution with independent coordinates that
 * depends on the levels above: the first {@code 2 · channels} channels of the input are its means, then the natural
 * logarithms of its variances. The posterior depends on the image, too: the body sees the input and, by skip joins,
 * what taps of the encoder saved, and makes by how much the posterior's means and logarithms differ from the prior's
 * (Vahdat &amp; Kautz 2020). The logarithms are cut to [-{@value #LOG_VARIANCE_LIMIT}, {@value #LOG_VARIANCE_LIMIT}].
 *
 * <p>Training draws from the posterior, and a {@link Term.Kl} counts its divergence from the prior. Without chance the
 * numbers are the posterior's means. Where a code alone is decoded there is no image, and they are the prior's means.
 *
 * @param channels that are drawn
 * @param body layers that make {@code 2 · channels} channels of the input's size
 * @since 0.1
 */
@Incubating
public record Stochastic(int channels, List<Layer> body) implements Composite {

    /** The limit of the logarithms of variances. */
    public static final double LOG_VARIANCE_LIMIT = 8;

    public Stochastic {
        Checks.atLeast("a stochastic layer's channels", channels, 1);
        body = List.copyOf(body);
    }

    /** Returns the drawn channels, with the input's channels behind the prior after them. */
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

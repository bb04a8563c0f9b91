package io.intaglio.network;

import io.intaglio.config.Incubating;
import java.util.List;

/**
 * Multiplies its input by the output of its layers: a gate. The body gives either one factor per number of the input,
 * or one factor per channel (a vector or a map of one pixel).
 *
 * @param body layers that keep the shape, or the number of channels
 * @since 0.1
 */
@Incubating
public record Scale(List<Layer> body) implements Composite {

    public Scale {
        body = List.copyOf(body);
    }

    /**
     * Returns squeeze-and-excitation (Hu et al. 2018): two dense layers compute a factor for each channel from the
     * means of the channels.
     *
     * @param channels of the input
     * @param hidden numbers between the two layers, usually a sixteenth to a quarter of the channels
     */
    public static Scale squeezeAndExcitation(int channels, int hidden) {
        return new Scale(List.of(
                Pool.globalAverage(),
                Dense.of(hidden),
                Activate.relu(),
                Dense.linear(channels),
                new Activate(Activate.Function.SIGMOID)));
    }

    @Override
    public Shape joined(Shape in, Shape made) {
        if (!made.equals(in) && (made.channels() != in.channels() || made.size() != made.channels())) {
            throw new ShapeException("a scale's body keeps the shape or makes one number a channel; this one makes "
                    + made + " of " + in);
        }
        return in;
    }
}

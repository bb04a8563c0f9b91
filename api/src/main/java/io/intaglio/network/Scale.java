package io.intaglio.network;

import io.intaglio.config.Incubating;
import java.util.List;

/**
 * Multiplies its input by the output of its layers (a gate). The body computes either one factor for each number of the
 * input, or one factor for each channel (a vector or a map of one pixel).
 *
 * @param body layers whose output has the shape of the input, or one number for each channel
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
     * @param channels number of channels of the input
     * @param hidden number of values between the two layers, usually a sixteenth to a quarter of the channels
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

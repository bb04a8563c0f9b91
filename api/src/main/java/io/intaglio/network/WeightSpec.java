package io.intaglio.network;

import io.intaglio.config.InvalidInputException;
import java.util.List;

/**
 * The specification of a tensor of a layer.
 *
 * @param name its name in the layer, for example {@code weight}, {@code bias} or {@code running-mean}
 * @param shape (out, in, height, width) for a convolution; (out, in) for a dense layer
 * @param init its initial values
 * @param inputs number of inputs that each output sums over (fan-in); 0 for biases and scales
 * @param trained whether it is trained by gradients; false for a buffer, which training updates without a gradient
 * @param rate factor of the learning rate, usually 1
 * @since 0.1
 */
public record WeightSpec(String name, List<Integer> shape, Init init, long inputs, boolean trained, double rate) {

    public WeightSpec {
        shape = List.copyOf(shape);
        if (!(rate > 0 && Double.isFinite(rate))) {
            throw new InvalidInputException("a factor of the learning rate is more than 0, not " + rate);
        }
    }

    /** Returns a trained weight that does not multiply inputs as a matrix, for example a bias or a scale. */
    public static WeightSpec trained(String name, List<Integer> shape, Init init) {
        return new WeightSpec(name, shape, init, 0, true, 1);
    }

    /**
     * Returns a trained weight that multiplies inputs as a matrix.
     *
     * @param gain standard deviation of its initial values times √{@code inputs} ({@link Init#fanIn})
     * @param inputs number of inputs that each output sums over
     */
    public static WeightSpec matrix(String name, List<Integer> shape, double gain, long inputs) {
        return new WeightSpec(name, shape, Init.fanIn(gain, inputs), inputs, true, 1);
    }

    /** Returns a buffer, which training updates without a gradient. */
    public static WeightSpec buffer(String name, List<Integer> shape, Init init) {
        return new WeightSpec(name, shape, init, 0, false, 1);
    }

    /** Returns this weight as one that training leaves as it is. */
    public WeightSpec freeze() {
        return new WeightSpec(name, shape, init, inputs, false, rate);
    }

    /** Returns this weight with another factor of the learning rate. */
    public WeightSpec rate(double other) {
        return new WeightSpec(name, shape, init, inputs, trained, other);
    }

    /** Returns the number of values. */
    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** Returns this tensor with a prefix and a dot before its name. */
    public WeightSpec under(String prefix) {
        return new WeightSpec(prefix + "." + name, shape, init, inputs, trained, rate);
    }
}

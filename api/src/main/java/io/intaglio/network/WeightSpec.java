package io.intaglio.network;

import java.util.List;

/**
 * One tensor that a layer owns.
 *
 * @param name below its layer: {@code weight}, {@code bias}, {@code running-mean}
 * @param shape out, in, height, width for a convolution (OIHW); out, in for a dense layer
 * @param init how it begins
 * @param trained false for a buffer, which training updates without a gradient
 */
public record WeightSpec(String name, List<Integer> shape, Init init, boolean trained) {

    public WeightSpec {
        shape = List.copyOf(shape);
    }

    /** A weight that the optimizer changes. */
    public static WeightSpec trained(String name, List<Integer> shape, Init init) {
        return new WeightSpec(name, shape, init, true);
    }

    /** How many numbers. */
    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** The same under a prefix and a dot. */
    public WeightSpec under(String prefix) {
        return new WeightSpec(prefix + "." + name, shape, init, trained);
    }
}

package io.intaglio.djl.spi;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Arithmetic of arrays and numbers, wherever a gradient is computed. {@code NDArray.mul(Number)} and its like put the
 * number into a Java buffer, which the backward pass still reads when the garbage collector may have taken it:
 * gradients become wrong, or NaN, once in some thousand steps. Here the number lies in the engine's own memory.
 *
 * @since 0.1
 */
public final class Scalars {

    private Scalars() {}

    /** Returns {@code x · factor}. */
    public static NDArray times(NDArray x, double factor) {
        try (NDArray number = number(x, factor)) {
            return x.mul(number);
        }
    }

    /** Returns {@code x + summand}. */
    public static NDArray plus(NDArray x, double summand) {
        try (NDArray number = number(x, summand)) {
            return x.add(number);
        }
    }

    /** The larger of {@code x} and a number, number by number. */
    public static NDArray atLeast(NDArray x, double least) {
        try (NDArray number = number(x, least)) {
            return x.maximum(number);
        }
    }

    /** Returns {@code 1 - x}. */
    public static NDArray complement(NDArray x) {
        return plus(x.neg(), 1);
    }

    private static NDArray number(NDArray like, double value) {
        return like.getManager().full(new Shape(), (float) value, DataType.FLOAT32);
    }
}

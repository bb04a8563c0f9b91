package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.function.Predicate;

/**
 * A kernel that computes some convolutions wrongly, in one direction, as a native library does on some processors.
 * Forward it adds to the result; of a gradient alone it is wrong by adding a term whose value is zero and whose
 * gradient is not.
 */
public final class FaultyKernel implements ConvolutionKernel {

    private final Predicate<NDArray> wrong;
    private final Direction direction;

    private FaultyKernel(Direction direction, Predicate<NDArray> wrong) {
        this.direction = direction;
        this.wrong = wrong;
    }

    /** Wrong for any number of channels that fills no whole vector of 16, the padded way is right. */
    static FaultyKernel tails(Direction direction) {
        return new FaultyKernel(direction, weight -> weight.getShape().get(0) % 16 != 0);
    }

    /** Wrong always. */
    static FaultyKernel always(Direction direction) {
        return new FaultyKernel(direction, weight -> true);
    }

    /** One that is wrong forward, always, for tests of other packages. */
    public static FaultyKernel forward() {
        return always(Direction.FORWARD);
    }

    /** One that is wrong by input, always, for tests of other packages. */
    public static FaultyKernel byInput() {
        return always(Direction.BY_INPUT);
    }

    /** One that is wrong by weights, always, for tests of other packages. */
    public static FaultyKernel byWeights() {
        return always(Direction.BY_WEIGHTS);
    }

    @Override
    public NDArray convolve(
            NDArray x, NDArray weight, NDArray bias, int stride, int padding, int dilation, int groups) {
        NDArray y = ConvolutionKernel.NATIVE.convolve(x, weight, bias, stride, padding, dilation, groups);
        if (!wrong.test(weight)) {
            return y;
        }
        NDArray half = x.getManager().full(new Shape(), 0.5f, DataType.FLOAT32);
        NDArray off = switch (direction) {
            case FORWARD -> half;
            case BY_INPUT -> zeroWithGradient(x.mul(half));
            case BY_WEIGHTS -> zeroWithGradient(weight.mul(half));
        };
        return y.add(off);
    }

    private static NDArray zeroWithGradient(NDArray array) {
        NDArray sum = array.sum();
        return sum.sub(sum.stopGradient());
    }
}

package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compares a convolution, as it is computed here, with {@link ReferenceConvolution}, in both layouts that an image may
 * have.
 */
final class ConvolutionProof {

    /** The most that a number may be off, of the largest one; single precision itself is some 1e-6 off. */
    private static final double TOLERANCE = 1e-4;

    private static final double TOLERANCE_BFLOAT16 = 0.03;

    /** What is wrong. */
    record Fault(Convolution convolution, Direction direction, boolean channelsLast) {

        @Override
        public String toString() {
            return convolution + " " + direction + (channelsLast ? ", channels-last" : ", channels-first");
        }
    }

    private ConvolutionProof() {}

    /**
     * Computes a convolution and compares.
     *
     * @param reference of this convolution, with gradients if {@code gradients}
     * @param gradients whether they are computed and compared, too; no other gradient may be under way in the process
     *     then
     * @return what is wrong; empty where nothing is
     */
    static List<Fault> faults(
            NDManager parent,
            ConvolutionKernel kernel,
            ConvolutionMethod way,
            Convolution c,
            ReferenceConvolution reference,
            boolean gradients) {
        List<Fault> faults = new ArrayList<>();
        for (boolean channelsLast : new boolean[] {true, false}) {
            try (NDManager manager = parent.newSubManager()) {
                NDArray x = array(manager, reference.x, channelsLast, c.in(), reference.height, reference.width);
                NDArray weight = Tensors.floats(
                        manager, reference.weight, new Shape(c.out(), c.in() / c.groups(), c.kernel(), c.kernel()));
                NDArray bias = Tensors.floats(manager, reference.bias, new Shape(c.out()));
                Supplier<NDArray> convolved = () -> way.convolve(kernel, x, weight, bias, c);
                NDArray y = gradients
                        ? differentiated(manager, convolved, x, weight, reference, c, channelsLast)
                        : inPrecision(c, convolved);
                compare(faults, c, Direction.FORWARD, channelsLast, y, reference.y);
                if (gradients) {
                    compare(faults, c, Direction.BY_INPUT, channelsLast, x.getGradient(), reference.byInput);
                    compare(faults, c, Direction.BY_WEIGHTS, channelsLast, weight.getGradient(), reference.byWeights);
                }
            }
        }
        return faults;
    }

    private static NDArray differentiated(
            NDManager manager,
            Supplier<NDArray> convolved,
            NDArray x,
            NDArray weight,
            ReferenceConvolution reference,
            Convolution c,
            boolean channelsLast) {
        x.setRequiresGradient(true);
        weight.setRequiresGradient(true);
        NDArray after = array(manager, reference.after, channelsLast, c.out(), reference.outHeight, reference.outWidth);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray y = inPrecision(c, convolved);
            collector.backward(y.mul(after).sum());
            return y;
        }
    }

    /** What comes of it is in single precision. */
    private static NDArray inPrecision(Convolution c, Supplier<NDArray> convolved) {
        if (!c.bfloat16()) {
            return convolved.get();
        }
        return new Autocast().during(() -> {
            NDArray y = convolved.get();
            return y.add(y.getManager().zeros(new Shape(1)));
        });
    }

    private static NDArray array(
            NDManager manager, float[] nchw, boolean channelsLast, int channels, int height, int width) {
        NDArray first = Tensors.floats(manager, nchw, new Shape(ReferenceConvolution.COUNT, channels, height, width));
        return channelsLast ? Tensors.channelsLast(first) : first;
    }

    private static void compare(
            List<Fault> faults,
            Convolution c,
            Direction direction,
            boolean channelsLast,
            NDArray found,
            double[] expected) {
        float[] numbers = Tensors.floats(found);
        double largest = 1e-9;
        double off = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            off = Math.max(off, Math.abs(numbers[i] - expected[i])); // a NaN stays
        }
        boolean right = off <= (c.bfloat16() ? TOLERANCE_BFLOAT16 : TOLERANCE) * largest;
        if (!right) {
            faults.add(new Fault(c, direction, channelsLast));
        }
    }
}

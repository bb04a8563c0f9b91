package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/** Computes a convolution. Tests put one that is wrong in the place of {@link #NATIVE}. */
@FunctionalInterface
public interface ConvolutionKernel {

    /** The native library's own. */
    ConvolutionKernel NATIVE = (x, weight, bias, stride, padding, dilation, groups) -> Conv2d.conv2d(
                    x,
                    weight,
                    bias,
                    new Shape(stride, stride),
                    new Shape(padding, padding),
                    new Shape(dilation, dilation),
                    groups)
            .singletonOrThrow();

    /**
     * Computes the convolution.
     *
     * @param x (count, channels, height, width)
     * @param weight (out, channels / groups, side, side)
     * @param bias (out)
     * @return (count, out, height, width), owned by the manager of {@code x}
     */
    NDArray convolve(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int dilation, int groups);
}

package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * What tells one convolution from another: all that a native library chooses its code by, apart from the image's size.
 *
 * @param in channels
 * @param out channels
 * @param kernel its side
 * @param dilation distance between neighbouring taps of the kernel
 * @param bfloat16 whether products are taken in 16 bits
 */
record Convolution(int in, int out, int kernel, int stride, int padding, int dilation, int groups, boolean bfloat16) {

    /** The convolution of an image (count, channels, height, width) with weights (out, in / groups, side, side). */
    static Convolution of(
            NDArray x, NDArray weight, int stride, int padding, int dilation, int groups, boolean bfloat16) {
        Shape shape = weight.getShape();
        return new Convolution(
                (int) x.getShape().get(1),
                (int) shape.get(0),
                (int) shape.get(2),
                stride,
                padding,
                dilation,
                groups,
                bfloat16);
    }

    /** How many pixels the kernel spans. */
    int span() {
        return (kernel - 1) * dilation + 1;
    }

    /** The same with products in 32 bits. */
    Convolution inSingle() {
        return new Convolution(in, out, kernel, stride, padding, dilation, groups, false);
    }

    /** The name in the file of verdicts. */
    String key() {
        return in + "-" + out + ".k" + kernel + ".s" + stride + ".p" + padding + (dilation > 1 ? ".d" + dilation : "")
                + ".g" + groups
                + (bfloat16 ? ".bfloat16" : ".float32");
    }

    @Override
    public String toString() {
        return in + "→" + out + " " + kernel + "×" + kernel + (stride > 1 ? " stride " + stride : "")
                + (dilation > 1 ? " dilation " + dilation : "")
                + (groups > 1 ? " in " + groups + " groups" : "") + (bfloat16 ? " bfloat16" : "");
    }
}

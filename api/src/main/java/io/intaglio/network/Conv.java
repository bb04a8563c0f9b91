package io.intaglio.network;

import static io.intaglio.network.Checks.atLeast;

import io.intaglio.config.InvalidInputException;
import java.util.List;

/**
 * A two-dimensional convolution (cross-correlation, as usual in deep learning) with zero padding. Weights: {@code
 * weight} (out, in / groups, kernel, kernel) and {@code bias} (out).
 *
 * @param out number of output channels
 * @param kernel height and width of the kernel
 * @param stride factor by which height and width shrink
 * @param padding number of zeros on each side
 * @param groups number of groups into which the channels are divided; each is computed independently
 * @param dilation distance between neighbouring taps of the kernel in pixels, 1 (without gaps) to 1024 (Yu &amp; Koltun
 *     2016)
 * @param gain standard deviation of the initial weights times √fan-in: √2 suits a following ReLU, 0 initializes with
 *     zeros
 * @since 0.1
 */
public record Conv(int out, int kernel, int stride, int padding, int groups, int dilation, double gain)
        implements Layer {

    /** The gain that keeps the variance through a ReLU (He et al. 2015). */
    public static final double RELU_GAIN = Math.sqrt(2);

    public Conv {
        atLeast("a convolution's number of channels", out, 1);
        atLeast("a convolution's kernel", kernel, 1);
        atLeast("a convolution's stride", stride, 1);
        atLeast("a convolution's padding", padding, 0);
        atLeast("a convolution's number of groups", groups, 1);
        if (dilation < 1 || dilation > 1024) {
            throw new InvalidInputException("a convolution's dilation must be between 1 and 1024, not " + dilation);
        }
        if (padding >= (kernel - 1L) * dilation + 1) {
            throw new InvalidInputException("a convolution pads by less than its kernel (" + padding + " of "
                    + ((kernel - 1L) * dilation + 1) + ")");
        }
        if (out % groups != 0) {
            throw new InvalidInputException(
                    "a convolution divides its channels evenly into groups (" + out + " into " + groups + ")");
        }
    }

    /** Creates a convolution without dilation. */
    public Conv(int out, int kernel, int stride, int padding, int groups, double gain) {
        this(out, kernel, stride, padding, groups, 1, gain);
    }

    /** Returns a convolution that keeps height and width (odd kernels). */
    public static Conv same(int out, int kernel) {
        return new Conv(out, kernel, 1, kernel / 2, 1, RELU_GAIN);
    }

    /**
     * Returns a depthwise convolution, which processes each channel separately and keeps height and width (odd
     * kernels). A 1x1 convolution after it can mix the channels (Chollet 2017). The gain is chosen for a linear layer
     * or a normalization after it.
     *
     * <p>For 48 channels of 64x64 pixels on a CPU, a kernel of size 7 takes a quarter of the time of an ordinary 3x3
     * convolution. In training it takes about the same time, because gradients of kernels larger than 3 are slow. A
     * small number of groups (for example 4) does not save time.
     *
     * @param channels number of channels of the input and the output
     */
    public static Conv depthwise(int channels, int kernel) {
        return new Conv(channels, kernel, 1, kernel / 2, channels, 1);
    }

    /** Returns a convolution that halves height and width: kernel 2, stride 2, no overlap. */
    public static Conv halve(int out) {
        return new Conv(out, 2, 2, 0, 1, RELU_GAIN);
    }

    /** Returns this convolution with a stride. */
    public Conv stride(int other) {
        return new Conv(out, kernel, other, padding, groups, dilation, gain);
    }

    /**
     * Returns this convolution with another dilation. The padding grows in proportion: a convolution that keeps height
     * and width still does.
     */
    public Conv dilation(int other) {
        return new Conv(out, kernel, stride, Math.toIntExact((long) padding * other / dilation), groups, other, gain);
    }

    /** Returns this convolution with another gain. With 0, the layer outputs zeros before training. */
    public Conv gain(double other) {
        return new Conv(out, kernel, stride, padding, groups, dilation, other);
    }

    @Override
    public Shape.Map output(Shape in) {
        Shape.Map map = in.map("a convolution");
        if (map.channels() % groups != 0) {
            throw new ShapeException(map.channels() + " channels do not fall into " + groups + " groups");
        }
        return new Shape.Map(out, extent(map.height()), extent(map.width()));
    }

    private int extent(int in) {
        long room = in + 2L * padding - span();
        if (room < 0) {
            throw new ShapeException("a kernel of " + span() + " does not fit into " + in + " pixels with " + padding
                    + " of padding; use a larger image or fewer strides");
        }
        return Math.toIntExact(room / stride + 1);
    }

    /** Returns the number of pixels that the kernel spans in each direction. */
    private long span() {
        return (kernel - 1L) * dilation + 1;
    }

    @Override
    public List<WeightSpec> weights(Shape in) {
        int perGroup = in.channels() / groups;
        long fanIn = (long) perGroup * kernel * kernel;
        return List.of(
                WeightSpec.matrix("weight", List.of(out, perGroup, kernel, kernel), gain, fanIn),
                WeightSpec.trained("bias", List.of(out), Init.constant(0)));
    }

    @Override
    public long flops(Shape in) {
        return 2 * output(in).size() * (in.channels() / groups) * kernel * kernel;
    }

    /** Returns a text without the gain, which does not affect existing weights and so is not part of fingerprints. */
    @Override
    public String toString() {
        return "Conv[out=" + out + ", kernel=" + kernel + ", stride=" + stride + ", padding=" + padding + ", groups="
                + groups + (dilation == 1 ? "" : ", dilation=" + dilation) + "]";
    }

    @Override
    public ReceptiveField reach() {
        return new ReceptiveField(Math.max(padding, span() - 1 - padding), stride, 1);
    }
}

package io.intaglio.network;

import static io.intaglio.network.Checks.atLeast;

import io.intaglio.config.InvalidInputException;
import java.util.List;

/**
 * A transposed convolution (Zeiler et al. 2010): the gradient of a convolution, used to enlarge a map. Weights: {@code
 * weight} (in, out, kernel, kernel) as in PyTorch, and {@code bias} (out). If the kernel is not a multiple of the
 * stride, the output has a checkerboard pattern; an upsampling followed by a convolution avoids it (Odena et al. 2016).
 *
 * @param out number of output channels
 * @param kernel height and width of the kernel
 * @param stride factor by which height and width grow
 * @param padding rows and columns that are removed on each side
 * @param outputPadding rows and columns that are added at the bottom and on the right; less than the stride
 * @since 0.1
 */
public record ConvTranspose(int out, int kernel, int stride, int padding, int outputPadding) implements Layer {

    public ConvTranspose {
        atLeast("a transposed convolution's number of channels", out, 1);
        atLeast("a transposed convolution's kernel", kernel, 1);
        atLeast("a transposed convolution's stride", stride, 1);
        atLeast("a transposed convolution's padding", padding, 0);
        if (padding >= kernel || outputPadding < 0 || outputPadding >= stride) {
            throw new InvalidInputException("a transposed convolution cuts off less than its kernel (" + padding
                    + " of " + kernel + ") and adds less than its stride (" + outputPadding + " of " + stride + ")");
        }
    }

    @Override
    public Shape.Map output(Shape in) {
        Shape.Map map = in.map("a transposed convolution");
        return new Shape.Map(out, extent(map.height()), extent(map.width()));
    }

    private int extent(int in) {
        return Math.toIntExact((in - 1L) * stride - 2L * padding + kernel + outputPadding);
    }

    @Override
    public List<WeightSpec> weights(Shape in) {
        // Each output pixel is a sum over about (kernel / stride)^2 positions of each input channel.
        long fanIn = Math.max(1, (long) in.channels() * kernel * kernel / ((long) stride * stride));
        return List.of(
                WeightSpec.matrix("weight", List.of(in.channels(), out, kernel, kernel), Conv.RELU_GAIN, fanIn),
                WeightSpec.trained("bias", List.of(out), Init.constant(0)));
    }

    @Override
    public long flops(Shape in) {
        return 2 * in.size() * out * kernel * kernel;
    }

    @Override
    public ReceptiveField reach() {
        return new ReceptiveField((double) Math.max(padding, kernel - 1 - padding) / stride, 1, stride);
    }
}

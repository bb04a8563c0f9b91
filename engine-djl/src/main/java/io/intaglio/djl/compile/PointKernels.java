package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Activate;
import io.intaglio.network.Dropout;
import io.intaglio.network.Norm;

/** Layers that keep the shape. */
final class PointKernels {

    private PointKernels() {}

    static NDArray activate(Activate layer, NDArray x, Pass pass, String path) {
        return switch (layer.function()) {
            case RELU -> Activation.relu(x);
            case LEAKY_RELU -> Activation.leakyRelu(x, (float) Activate.LEAK);
            case ELU -> Activation.elu(x, 1f);
            case SILU -> x.mul(Activation.sigmoid(x));
            case GELU -> Activation.gelu(x);
            case SOFTPLUS -> Activation.softPlus(x);
            case SIGMOID -> Activation.sigmoid(x);
            case TANH -> Activation.tanh(x);
        };
    }

    static NDArray dropout(Dropout layer, NDArray x, Pass pass, String path) {
        return pass.training() && layer.rate() > 0
                ? ai.djl.nn.norm.Dropout.dropout(x, (float) layer.rate(), true).singletonOrThrow()
                : x;
    }

    static NDArray norm(Norm layer, NDArray x, Pass pass, String path) {
        NDArray weight = pass.weight(x, path, "weight");
        NDArray bias = pass.weight(x, path, "bias");
        if (layer.mode() == Norm.Mode.BATCH && pass.training()) {
            checkSeveral(x, path);
        }
        return switch (layer.mode()) {
            case BATCH ->
                // DJL counts the momentum of the old value, PyTorch that of the new.
                x.getNDArrayInternal()
                        .batchNorm(
                                x,
                                pass.weight(x, path, "running-mean"),
                                pass.weight(x, path, "running-var"),
                                weight,
                                bias,
                                -1,
                                (float) (1 - Norm.MOMENTUM),
                                (float) Norm.EPSILON,
                                pass.training())
                        .singletonOrThrow();
            case GROUP -> grouped(x, layer.groups(), weight, bias);
            case INSTANCE -> grouped(x, (int) x.getShape().get(1), weight, bias);
            case CHANNEL -> channels(x, weight, bias);
        };
    }

    /** The native norm takes the last axes, and channels are the last axis in memory. */
    private static NDArray channels(NDArray x, NDArray weight, NDArray bias) {
        boolean map = x.getShape().dimension() == 4;
        NDArray last = map ? Tensors.nhwc(x) : x;
        Shape one = new Shape(x.getShape().get(1));
        NDArray y = last.getNDArrayInternal()
                .layerNorm(last, one, weight, bias, (float) Norm.EPSILON)
                .singletonOrThrow();
        return map ? Tensors.nchw(y) : y;
    }

    private static void checkSeveral(NDArray x, String path) {
        if (x.size() == x.getShape().get(1)) {
            throw new InvalidInputException(
                    path + ": a norm over the batch takes more than one number a channel, and here is a single"
                            + " pixel of a single image; use larger images, more of them a batch, fewer parts"
                            + " (accumulate), or another norm");
        }
    }

    /** Over the pixels and the channels of a group; the engine's own mean takes one axis only. */
    private static NDArray mean(NDArray parts) {
        Shape shape = parts.getShape();
        return Scalars.times(parts.sum(new int[] {1, 3}, true), 1.0 / (shape.get(1) * shape.get(3)));
    }

    private static NDArray grouped(NDArray x, int groups, NDArray weight, NDArray bias) {
        Shape shape = x.getShape();
        long n = shape.get(0);
        long h = shape.get(2);
        long w = shape.get(3);
        long c = shape.get(1);
        NDArray parts = Tensors.nhwc(x).reshape(n, h * w, groups, c / groups);
        NDArray centred = parts.sub(mean(parts));
        NDArray variance = mean(centred.square());
        NDArray normal = centred.div(Scalars.plus(variance, Norm.EPSILON).sqrt());
        return Tensors.nchw(
                normal.reshape(n, h, w, c).mul(weight.reshape(1, 1, 1, c)).add(bias.reshape(1, 1, 1, c)));
    }
}

package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.intaglio.network.Block;
import io.intaglio.network.Residual;
import io.intaglio.network.Scale;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Stochastic;
import io.intaglio.network.Tap;

/** Layers made of layers, and what joins one place of a network with another. */
final class CompositeKernels {

    private CompositeKernels() {}

    static NDArray residual(Residual layer, NDArray x, Pass pass, String path) {
        NDArray body = pass.through(layer.body(), Tensors.alias(x, x.getManager()), path);
        NDArray y = x.add(body);
        body.close();
        return y;
    }

    static NDArray scale(Scale layer, NDArray x, Pass pass, String path) {
        NDArray body = pass.through(layer.body(), Tensors.alias(x, x.getManager()), path);
        Shape shape = x.getShape();
        NDArray y;
        if (body.getShape().equals(shape)) {
            y = x.mul(body);
        } else {
            NDArray factors = Tensors.alias(body, x.getManager()).reshape(shape.get(0), 1, 1, shape.get(1));
            y = Tensors.nchw(Tensors.nhwc(x).mul(factors));
        }
        body.close();
        return y;
    }

    /** Gives the input away, so that it goes as soon as the first layer inside is done. */
    static NDArray block(Block layer, NDArray x, Pass pass, String path) {
        NDManager owner = x.getManager();
        NDArray y = pass.through(layer.body(), x, path);
        if (y == x) {
            x.attach(owner);
        }
        return y;
    }

    static NDArray stochastic(Stochastic layer, NDArray x, Pass pass, String path) {
        double limit = Stochastic.LOG_VARIANCE_LIMIT;
        long drawn = layer.channels();
        NDList parts = x.getShape().get(1) == 2 * drawn ? new NDList(x) : x.split(new long[] {2 * drawn}, 1);
        NDArray[] normal = halves(single(parts.get(0), pass));
        NDArray priorLogVariance = normal[1].clip(-limit, limit);
        NDArray code;
        if (pass.draws().fromPrior()) {
            code = pass.draws().of(normal[0], priorLogVariance);
        } else {
            NDArray body = pass.through(layer.body(), Tensors.alias(x, x.getManager()), path);
            body.attach(x.getManager());
            NDArray[] changes = halves(single(body, pass));
            NDArray mean = normal[0].add(changes[0]);
            NDArray logVariance = priorLogVariance.add(changes[1]).clip(-limit, limit);
            code = pass.draws().of(mean, logVariance);
            pass.draws().add(pass, new Draws.Level(code, mean, logVariance, normal[0], priorLogVariance));
        }
        return parts.size() == 1 ? code : joined(code, parts.get(1));
    }

    private static NDArray single(NDArray x, Pass pass) {
        return x.getDataType() == DataType.FLOAT32 ? x : pass.single(x);
    }

    private static NDArray[] halves(NDArray x) {
        NDList halves = x.split(2, 1);
        return new NDArray[] {halves.get(0), halves.get(1)};
    }

    /** The second's channels behind the first's. */
    private static NDArray joined(NDArray x, NDArray y) {
        return x.getShape().dimension() == 4
                ? Tensors.nchw(Tensors.concat(Tensors.nhwc(x), Tensors.nhwc(y), 3))
                : Tensors.concat(x, y, 1);
    }

    static NDArray save(Tap layer, NDArray x, Pass pass, String path) {
        pass.save(layer.name(), x);
        return x;
    }

    static NDArray merge(SkipJoin layer, NDArray x, Pass pass, String path) {
        NDArray saved = pass.saved(layer.name());
        return switch (layer.mode()) {
            case ADD -> x.add(saved);
            case MULTIPLY -> x.mul(saved);
            case ADD_FIRST ->
                x.add(Tensors.first(
                        Tensors.alias(saved, x.getManager()), x.getShape().get(1)));
            case CONCAT -> joined(x, saved);
        };
    }
}

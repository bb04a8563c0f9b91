package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Network;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import java.util.List;
import java.util.function.Function;

/** The network beside the network: it learns to tell outputs from targets, by least squares (Mao et al. 2017), on one device. */
final class Critic {

    private final Compiled compiled;
    private final Network network;
    private final FlatWeights weights;

    /** @param specs of the weights, all trained */
    Critic(Compiled compiled, Network network, List<WeightSpec> specs, Weights weights, NDManager device) {
        this.compiled = compiled;
        this.network = network;
        this.weights = new FlatWeights(specs, weights, device).withGradients();
    }

    FlatWeights weights() {
        return weights;
    }

    /** What the network wants small: how far outputs are from what a target would be given. The critic learns nothing by it. */
    NDArray doubt(NDManager scope, NDArray input, NDArray output) {
        Function<String, NDArray> still =
                name -> Tensors.alias(weights.get(name), scope).stopGradient();
        return distance(judge(scope, still, input, output), 1);
    }

    /** What the critic wants small: half its squared errors on targets (1) and on outputs (0). The network learns nothing by it. */
    NDArray loss(NDManager scope, NDArray input, NDArray target, NDArray output) {
        NDArray real = distance(judge(scope, weights::get, input, target), 1);
        NDArray made = distance(judge(scope, weights::get, input, output.stopGradient()), 0);
        return Scalars.times(real.add(made), 0.5);
    }

    private NDArray judge(NDManager scope, Function<String, NDArray> of, NDArray input, NDArray image) {
        return compiled.judge(compiled.pass(of, scope, true), network, input, image);
    }

    private static NDArray distance(NDArray says, double right) {
        return Scalars.plus(says, -right).square().mean();
    }
}

package io.intaglio.djl.train;

import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One look at an architecture's loss, outside a training. */
final class LossBench implements AutoCloseable {

    /** What came out: the total, each term, and the gradient by weight. */
    record Gradients(double total, Map<String, Double> terms, Map<String, Tensor> gradient) {}

    private final NDManager manager = PyTorch.engine().newBaseManager();
    private final Architecture architecture;
    private final List<WeightSpec> specs;

    LossBench(Architecture architecture) {
        this.architecture = architecture;
        this.specs = ShapePlan.smallest(architecture).weights();
    }

    List<WeightSpec> specs() {
        return specs;
    }

    /** At weights (buffers among them), with the same draws each time. */
    Gradients at(Weights weights, Batch batch, long step) {
        return at(weights, batch, step, () -> {});
    }

    /** The same, with something done between the ways there and back. */
    Gradients at(Weights weights, Batch batch, long step, Runnable between) {
        PyTorch.engine().setRandomSeed(11);
        Compiled compiled = PyTorch.compiled(architecture);
        try (NDManager scope = manager.newSubManager();
                Replica replica = new Replica(compiled, specs, weights, manager);
                GradientCollector collector = PyTorch.engine().newGradientCollector()) {
            Loss.Value value = replica.loss(scope, batch, step);
            between.run();
            collector.backward(value.total());
            Map<String, Double> terms = new LinkedHashMap<>();
            value.terms().forEach((name, array) -> terms.put(name, (double) array.getFloat()));
            FlatWeights trained = replica.trained();
            return new Gradients(value.total().getFloat(), terms, trained.split(trained.gradient(scope)));
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    /** Arrays that are left. */
    int arrays() {
        return manager.getManagedArrays().size();
    }
}

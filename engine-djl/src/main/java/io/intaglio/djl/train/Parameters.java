package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a network remembers, trained weights and buffers apart, and their moving average. */
final class Parameters implements AutoCloseable {

    private final List<WeightSpec> specs;
    private final FlatWeights trained;
    private final FlatWeights buffers;
    private final FlatWeights averagedTrained;
    private final FlatWeights averagedBuffers;

    Parameters(List<WeightSpec> specs, Weights raw, Weights average, NDManager manager) {
        List<WeightSpec> leaves = specs.stream().filter(WeightSpec::trained).toList();
        List<WeightSpec> others = specs.stream().filter(spec -> !spec.trained()).toList();
        this.specs = specs;
        this.trained = new FlatWeights(leaves, raw, manager).withGradients();
        this.buffers = new FlatWeights(others, raw, manager);
        this.averagedTrained = new FlatWeights(leaves, average, manager);
        this.averagedBuffers = new FlatWeights(others, average, manager);
    }

    FlatWeights trained() {
        return trained;
    }

    NDArray raw(String name) {
        NDArray leaf = trained.get(name);
        return leaf != null ? leaf : buffers.get(name);
    }

    NDArray averaged(String name) {
        NDArray leaf = averagedTrained.get(name);
        return leaf != null ? leaf : averagedBuffers.get(name);
    }

    /**
     * Moves the average towards the weights.
     *
     * @param step taken, from 0
     * @param decay at its highest; the first steps, whose weights are worth little, count for less; 0 copies
     */
    void average(long step, double decay) {
        float keep = (float) Math.min(decay, (1.0 + step) / (10.0 + step));
        average(averagedTrained.flat(), trained.flat(), decay == 0 ? 0 : keep);
        average(averagedBuffers.flat(), buffers.flat(), decay == 0 ? 0 : keep);
    }

    private static void average(NDArray average, NDArray newest, float keep) {
        try (NDArray share = newest.mul(1 - keep)) {
            average.muli(keep).addi(share);
        }
    }

    Weights rawCopy() {
        return copy(trained, trained.flat(), buffers, buffers.flat());
    }

    Weights averagedCopy() {
        return copy(averagedTrained, averagedTrained.flat(), averagedBuffers, averagedBuffers.flat());
    }

    private Weights copy(FlatWeights leaves, NDArray flatLeaves, FlatWeights others, NDArray flatOthers) {
        Map<String, Tensor> all = new LinkedHashMap<>(leaves.split(flatLeaves));
        all.putAll(others.split(flatOthers));
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        specs.forEach(spec -> ordered.put(spec.name(), all.get(spec.name())));
        return Weights.of(ordered);
    }

    @Override
    public void close() {
        trained.close();
        buffers.close();
        averagedTrained.close();
        averagedBuffers.close();
    }
}

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

/** What a network remembers, as the optimizer works on it, and the moving average of that. */
final class Parameters implements AutoCloseable {

    private final List<WeightSpec> specs;
    private final Replica raw;
    private final NDManager manager;
    private final FlatWeights averagedTrained;
    private final FlatWeights averagedBuffers;

    /** @param raw whose weights are averaged; stays open */
    Parameters(List<WeightSpec> specs, Replica raw, Weights average) {
        this.specs = specs;
        this.raw = raw;
        this.manager = raw.manager().newSubManager();
        this.averagedTrained = new FlatWeights(raw.trained().specs(), average, manager);
        this.averagedBuffers = new FlatWeights(raw.buffers().specs(), average, manager);
    }

    NDArray raw(String name) {
        return raw.tensor(name);
    }

    NDArray averaged(String name) {
        NDArray weight = averagedTrained.get(name);
        return weight != null ? weight : averagedBuffers.get(name);
    }

    /** Returns whether all weights and running statistics are finite, and their averages. */
    boolean finite() {
        return finite(raw.trained().flat())
                && finite(raw.buffers().flat())
                && finite(averagedTrained.flat())
                && finite(averagedBuffers.flat());
    }

    private boolean finite(NDArray flat) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray largest = flat.abs();
            largest.attach(scope);
            return Float.isFinite(largest.max().getFloat());
        }
    }

    /**
     * Moves the average towards the weights.
     *
     * @param step taken, from 0
     * @param decay at its highest; the first steps, whose weights are worth little, count for less; 0 copies
     */
    void average(long step, double decay) {
        float keep = (float) Math.min(decay, (1.0 + step) / (10.0 + step));
        average(averagedTrained.flat(), raw.trained().flat(), decay == 0 ? 0 : keep);
        average(averagedBuffers.flat(), raw.buffers().flat(), decay == 0 ? 0 : keep);
    }

    private static void average(NDArray average, NDArray newest, float keep) {
        try (NDArray share = newest.mul(1 - keep)) {
            average.muli(keep).addi(share);
        }
    }

    Weights rawCopy() {
        return copy(
                raw.trained(),
                raw.trained().flat(),
                raw.buffers(),
                raw.buffers().flat());
    }

    Weights averagedCopy() {
        return copy(averagedTrained, averagedTrained.flat(), averagedBuffers, averagedBuffers.flat());
    }

    private Weights copy(FlatWeights weights, NDArray flatWeights, FlatWeights buffers, NDArray flatBuffers) {
        Map<String, Tensor> all = new LinkedHashMap<>(weights.split(flatWeights));
        all.putAll(buffers.split(flatBuffers));
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        specs.forEach(spec -> ordered.put(spec.name(), all.get(spec.name())));
        return Weights.of(ordered);
    }

    @Override
    public void close() {
        manager.close();
    }
}

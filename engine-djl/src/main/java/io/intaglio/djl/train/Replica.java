package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.ShapePlan.TermNetworkPlan;
import io.intaglio.network.TermNetwork.Learns;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import java.util.List;
import java.util.Optional;

/** A network's weights and buffers on one device, where a share of every batch is learned from. */
final class Replica implements AutoCloseable {

    private final NDManager manager;
    private final FlatWeights trained;
    private final FlatWeights buffers;
    private final TermNetworkWeights parts;
    private final Loss loss;

    /** A network whose terms own no parts. */
    Replica(Compiled compiled, List<WeightSpec> specs, Weights weights, NDManager device) {
        this(compiled, specs, List.of(), weights, device);
    }

    /**
     * A copy on a device.
     *
     * @param plans of the parts that terms own
     * @param weights of network and parts
     */
    Replica(Compiled compiled, List<WeightSpec> specs, List<TermNetworkPlan> plans, Weights weights, NDManager device) {
        this.manager = device.newSubManager();
        List<WeightSpec> learned = specs.stream().filter(WeightSpec::trained).toList();
        this.trained = new FlatWeights(MuonParameters.first(learned), weights, manager).withGradients();
        this.buffers =
                new FlatWeights(specs.stream().filter(spec -> !spec.trained()).toList(), weights, manager);
        this.parts = new TermNetworkWeights(plans, weights, manager);
        this.loss = new Loss(compiled, this::tensor, specs, parts);
    }

    NDManager manager() {
        return manager;
    }

    FlatWeights trained() {
        return trained;
    }

    FlatWeights buffers() {
        return buffers;
    }

    /** What the terms own. */
    TermNetworkWeights parts() {
        return parts;
    }

    /** The weights of the parts that learn in one way, if there are any. */
    Optional<FlatWeights> parts(Learns learns) {
        return Optional.ofNullable(parts.groups().get(learns));
    }

    /** Forgets the gradients of the step before. */
    void clearGradients() {
        trained.clearGradients();
        learning().forEach(learns -> parts(learns).orElseThrow().clearGradients());
    }

    /** A weight or a buffer by name. */
    NDArray tensor(String name) {
        NDArray weight = trained.get(name);
        return weight != null ? weight : buffers.get(name);
    }

    Loss.Value loss(NDManager scope, Batch batch, long step) {
        return loss.of(scope, batch, step);
    }

    /** @param scope that the copy goes with */
    NDArray buffersCopy(NDManager scope) {
        NDArray copy = buffers.flat().duplicate();
        copy.attach(scope);
        return copy;
    }

    /** Puts the buffers back to what a copy holds, whatever they hold now. */
    void putBack(NDArray copy) {
        buffers.flat().set(new NDIndex(":"), copy);
    }

    /** Takes over another's weights and buffers, and those of its parts. */
    void follow(Replica leader) {
        copy(leader.trained.flat(), trained.flat());
        copy(leader.buffers.flat(), buffers.flat());
        learning()
                .forEach(learns -> copy(
                        leader.parts(learns).orElseThrow().flat(),
                        parts(learns).orElseThrow().flat()));
    }

    /** The ways to learn that some part has. */
    List<Learns> learning() {
        return parts.groups().keySet().stream()
                .filter(learns -> learns != Learns.NOT)
                .toList();
    }

    /** Into the numbers' place, where the tensors look; {@code NDArray.copyTo} would give the array another one. */
    private static void copy(NDArray from, NDArray to) {
        try (NDManager scope = from.getManager().newSubManager()) { // moving to another device leaves a manager behind
            NDArray here = Tensors.alias(from, scope).toDevice(to.getDevice(), false);
            to.subi(to).addi(here); // all of them finite
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}

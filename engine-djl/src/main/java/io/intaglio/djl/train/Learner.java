package io.intaglio.djl.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.intaglio.config.Settings;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.TermNetwork.Learns;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import io.intaglio.train.TrainingConfig;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes steps. A batch falls into parts: as many at a time as there are replicas, one on each device, and as many times
 * as the batch is to be accumulated. The parts' gradients, each weighted with its share of the batch, add up to the
 * whole batch's; they are gathered on the first device, where the optimizer takes its step, and the other replicas
 * follow.
 */
final class Learner implements AutoCloseable {

    private static final String LOSS = "loss";

    /**
     * Two that learn against each other swing with a long memory (Radford et al. 2016); leaky units do not die of wide
     * layers.
     */
    private static final Settings AGAINST =
            Settings.of(Map.of("beta1", "0.5", "weight-decay", "0", "clip", "0", "fan-in", "0"));

    private final TrainingConfig config;
    private final List<Replica> replicas;
    private final Parameters parameters;
    private final UpdateRule rule;
    private final Map<Learns, Adam> partAdams = new EnumMap<>(Learns.class);
    private boolean halfway;

    /** A step that was not taken: the weights are as before. */
    static final class Diverged extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Map<String, Double> terms;

        /** @param terms of the loss */
        Diverged(String what, double value, Map<String, Double> terms) {
            super(what + " became " + value);
            this.terms = terms;
        }

        Map<String, Double> terms() {
            return terms;
        }
    }

    /**
     * Begins, or goes on.
     *
     * @param replicas at least one; they stay open
     * @param state where it goes on
     */
    Learner(TrainingConfig config, List<Replica> replicas, Parameters parameters, Optional<OptimizerState> state) {
        this.config = config;
        this.replicas = replicas;
        this.parameters = parameters;
        Replica leader = replicas.get(0);
        this.rule = UpdateRule.of(
                config, leader.trained(), state.map(OptimizerState::network).orElse(null));
        for (Learns learns : leader.learning()) {
            FlatWeights group = leader.parts(learns).orElseThrow();
            partAdams.put(
                    learns,
                    new Adam(
                            learns == Learns.AGAINST ? AGAINST.applyTo(config) : config,
                            group,
                            state.map(own -> own.moments(group.specs())).orElse(null)));
        }
    }

    /**
     * One step.
     *
     * @param step taken before, from 0
     * @return the terms of the loss, {@value #LOSS} the whole
     */
    Map<String, Double> learn(Batch batch, long step, double rate) throws Diverged {
        // Only this reaches the native generator: every step draws from its own seed, whatever went before.
        int seed = (int) (31 * config.seed() + step * 0x9E3779B1L);
        engine().setRandomSeed(seed);
        List<Batch> parts = batch.split(replicas.size() * config.accumulate());
        if (replicas.get(0).buffers().specs().isEmpty()) {
            return learn(parts, batch.count(), step, rate, seed);
        }
        try (NDManager scope = replicas.get(0).manager().newSubManager()) {
            List<NDArray> buffers =
                    replicas.stream().map(replica -> replica.buffersCopy(scope)).toList();
            try {
                return learn(parts, batch.count(), step, rate, seed);
            } catch (Diverged | RuntimeException | Error failure) {
                // Passes move what a normalization remembers.
                for (int i = 0; i < buffers.size(); i++) {
                    replicas.get(i).putBack(buffers.get(i));
                }
                throw failure;
            }
        }
    }

    private Map<String, Double> learn(List<Batch> parts, int count, long step, double rate, int seed) throws Diverged {
        Map<String, Double> terms = new LinkedHashMap<>();
        try (GradientCollector collector = engine().newGradientCollector()) {
            for (int from = 0; from < parts.size(); from += replicas.size()) {
                List<Batch> round = parts.subList(from, Math.min(parts.size(), from + replicas.size()));
                together(collector, round, count, step, seed + from, terms);
            }
        }
        check("the loss", terms.get(LOSS), terms);
        for (Map.Entry<String, Double> term : terms.entrySet()) {
            check("the loss's term " + term.getKey(), term.getValue(), terms);
        }
        List<Replica> used = replicas.subList(0, Math.min(parts.size(), replicas.size()));
        try (NDManager scope = replicas.get(0).manager().newSubManager()) {
            Map<Learns, NDArray> partGradients = new EnumMap<>(Learns.class);
            for (Learns learns : partAdams.keySet()) {
                NDArray gradient =
                        gathered(scope, used, replica -> replica.parts(learns).orElseThrow());
                // Before anything is changed.
                check("the norm of the gradient of " + names(learns), UpdateRule.norm(gradient), terms);
                partGradients.put(learns, gradient);
            }
            NDArray gradient = gathered(scope, used, Replica::trained);
            halfway = true;
            double norm = rule.update(gradient, step, rate);
            halfway = Double.isFinite(norm);
            check("the gradient's norm", norm, terms);
            partAdams.forEach((learns, adam) -> adam.update(partGradients.get(learns), step, rate));
        }
        for (Replica replica : replicas) {
            replica.clearGradients();
            if (replica != replicas.get(0)) {
                replica.follow(replicas.get(0));
            }
        }
        parameters.average(step, config.ema());
        halfway = false;
        return terms;
    }

    private static String names(Learns learns) {
        return learns == Learns.AGAINST ? "the parts that learn against the network" : "the terms' own parts";
    }

    /** Whether a step failed when a part of its changes may have been made. */
    boolean halfway() {
        return halfway;
    }

    private static void check(String what, double value, Map<String, Double> terms) throws Diverged {
        if (!Double.isFinite(value)) {
            throw new Diverged(what, value, terms);
        }
    }

    private Engine engine() {
        return replicas.get(0).manager().getEngine();
    }

    /**
     * One part on each replica. Numbers are read last: on a GPU reading waits, and meanwhile the others could work.
     *
     * @param seed of the first part's draws, where there are several replicas
     */
    private void together(
            GradientCollector collector, List<Batch> parts, int count, long step, int seed, Map<String, Double> terms) {
        List<NDManager> scopes = new ArrayList<>();
        try {
            List<Loss.Value> values = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                NDManager scope = replicas.get(i).manager().newSubManager();
                scopes.add(scope);
                if (replicas.size() > 1) {
                    // A seed is every device's: all would draw alike.
                    engine().setRandomSeed(seed + i);
                }
                Loss.Value value = replicas.get(i).loss(scope, parts.get(i), step);
                double share = parts.get(i).count() / (double) count;
                collector.backward(weighted(value.total(), share));
                value.opposing().ifPresent(loss -> collector.backward(weighted(loss, share)));
                values.add(value);
            }
            for (int i = 0; i < parts.size(); i++) {
                double share = parts.get(i).count() / (double) count;
                terms.merge(LOSS, share * values.get(i).total().getFloat(), Double::sum);
                values.get(i)
                        .terms()
                        .forEach((name, array) -> terms.merge(name, share * array.getFloat(), Double::sum));
            }
        } finally {
            scopes.forEach(NDManager::close);
        }
    }

    private static NDArray weighted(NDArray loss, double share) {
        return share == 1 ? loss : Scalars.times(loss, share);
    }

    /** The sum of the gradients of one group of weights, on the first device. */
    private static NDArray gathered(NDManager scope, List<Replica> used, Function<Replica, FlatWeights> group) {
        NDArray sum = group.apply(used.get(0)).gradient(scope);
        for (Replica replica : used.subList(1, used.size())) {
            try (NDManager there = replica.manager().newSubManager()) {
                NDArray here = group.apply(replica).gradient(there).toDevice(sum.getDevice(), false);
                here.attach(scope);
                sum = sum.add(here);
            }
        }
        return sum;
    }

    /** A copy of what optimizing needs beyond the network's weights. */
    OptimizerState state() {
        Weights moments = Weights.of(Map.of());
        for (Adam adam : partAdams.values()) {
            moments = moments.and(adam.state());
        }
        return new OptimizerState(rule.state(), replicas.get(0).parts().copy(), moments);
    }

    @Override
    public void close() {
        rule.close();
        partAdams.values().forEach(Adam::close);
    }
}

package io.intaglio.djl.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import io.intaglio.train.TrainingConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes steps. A batch falls into parts: as many at a time as there are replicas, one on each device, and as many times as the
 * batch is to be accumulated. The parts' gradients, each weighted with its share of the batch, add up to the whole batch's; they are
 * gathered on the first device, where the optimizer takes its step, and the other replicas follow.
 */
final class Learner implements AutoCloseable {

    private static final String LOSS = "loss";

    private final TrainingConfig config;
    private final List<Replica> replicas;
    private final Parameters parameters;
    private final Adam adam;

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

    /** @param replicas at least one; they stay open */
    Learner(TrainingConfig config, List<Replica> replicas, Parameters parameters, Weights moments) {
        this.config = config;
        this.replicas = replicas;
        this.parameters = parameters;
        this.adam = new Adam(config, replicas.get(0).trained(), moments);
    }

    /**
     * One step.
     *
     * @param step taken before, from 0
     * @return the terms of the loss, {@value #LOSS} the whole
     */
    Map<String, Double> learn(Batch batch, long step, double rate) throws Diverged {
        // Only this reaches the native generator: every step draws from its own seed, whatever went before.
        Engine.getInstance().setRandomSeed((int) (31 * config.seed() + step * 0x9E3779B1L));
        List<Batch> parts = batch.split(replicas.size() * config.accumulate());
        Map<String, Double> terms = new LinkedHashMap<>();
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            for (int from = 0; from < parts.size(); from += replicas.size()) {
                List<Batch> round = parts.subList(from, Math.min(parts.size(), from + replicas.size()));
                together(collector, round, batch.count(), step, terms);
            }
        }
        if (!Double.isFinite(terms.get(LOSS))) {
            throw new Diverged("the loss", terms.get(LOSS), terms);
        }
        try (NDManager scope = replicas.get(0).manager().newSubManager()) {
            double norm = adam.update(gathered(scope, Math.min(parts.size(), replicas.size())), step, rate);
            if (!Double.isFinite(norm)) {
                throw new Diverged("the gradient's norm", norm, terms);
            }
        }
        for (Replica replica : replicas) {
            replica.trained().clearGradients();
            if (replica != replicas.get(0)) {
                replica.follow(replicas.get(0));
            }
        }
        parameters.average(step, config.ema());
        return terms;
    }

    /** One part on each replica. Numbers are read last: on a GPU reading waits, and meanwhile the others could work. */
    private void together(
            GradientCollector collector, List<Batch> parts, int count, long step, Map<String, Double> terms) {
        List<NDManager> scopes = new ArrayList<>();
        try {
            List<Loss.Value> values = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                NDManager scope = replicas.get(i).manager().newSubManager();
                scopes.add(scope);
                Loss.Value value = replicas.get(i).loss(scope, parts.get(i), step);
                double share = parts.get(i).count() / (double) count;
                collector.backward(share == 1 ? value.total() : Scalars.times(value.total(), share));
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

    private NDArray gathered(NDManager scope, int used) {
        NDArray sum = replicas.get(0).trained().gradient(scope);
        for (Replica replica : replicas.subList(1, used)) {
            try (NDManager there = replica.manager().newSubManager()) {
                NDArray here = replica.trained().gradient(there).toDevice(sum.getDevice(), false);
                here.attach(scope);
                sum = sum.add(here);
            }
        }
        return sum;
    }

    /** A copy of the optimizer's moments. */
    Weights moments() {
        return adam.state();
    }

    @Override
    public void close() {
        adam.close();
    }
}

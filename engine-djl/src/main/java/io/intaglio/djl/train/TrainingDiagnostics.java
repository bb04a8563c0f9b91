package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Composite;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.train.Advice;
import io.intaglio.train.Batch;
import io.intaglio.train.TrainingConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks at a training from time to time for what commonly goes wrong, and says each thing once: an output that is no
 * better than one colour, units that never answer, a latent that is not used, a loss that grows.
 */
final class TrainingDiagnostics {

    private static final int EXAMPLES = 16;

    /**
     * Of fewer nothing can be said: a healthy unit is at zero for every second one, and a code does not vary over one.
     */
    private static final int FEW = 4;

    private static final double HARDLY_BETTER = 0.95;
    private static final double MANY = 0.5;
    private static final double GROWN = 1.5;

    private final Compiled compiled;
    private final Replica replica;
    private final Set<String> rectifiers = new HashSet<>();
    private final int parts;
    private final Remedies remedies;
    private final Set<String> told = new HashSet<>();
    private double sum;
    private long steps;
    private double least = Double.POSITIVE_INFINITY;

    /** @param config of the training; in its parts ({@code accumulate}) a batch has to be taken for want of memory */
    TrainingDiagnostics(Compiled compiled, Replica replica, TrainingConfig config) {
        this.compiled = compiled;
        this.replica = replica;
        this.parts = config.accumulate();
        this.remedies = new Remedies(config);
        Architecture architecture = compiled.architecture();
        rectifiers("encoder", architecture.encoder().layers());
        rectifiers("decoder", architecture.decoder().layers());
    }

    private void rectifiers(String path, List<Layer> layers) {
        for (int i = 0; i < layers.size(); i++) {
            String at = path + "." + i;
            if (layers.get(i) instanceof Activate activate && activate.function() == Activate.Function.RELU) {
                rectifiers.add(at);
            } else if (layers.get(i) instanceof Composite composite) {
                rectifiers(at, composite.body());
            }
        }
    }

    /** Remembers the loss of a step. */
    void learned(double loss) {
        sum += loss;
        steps++;
    }

    /**
     * Examines.
     *
     * @param batch to examine it with
     * @param step taken so far
     * @param rate of learning
     * @param settled whether the loss is made up as it will be to the end, and the learning rate has been at its
     *     highest for a while
     * @return what was not said before
     */
    List<Advice> examine(Batch batch, long step, double rate, boolean settled) {
        List<Advice> found = new ArrayList<>();
        growth(step, rate, settled, found);
        Map<String, ActivationMaxima> rectified = new LinkedHashMap<>();
        ActivationMatrix means = new ActivationMatrix();
        ActivationMatrix logVariances = new ActivationMatrix();
        OutputErrors errors = new OutputErrors();
        // In parts that fit into memory, of which one alone may be too few to tell anything.
        for (Batch part : batch.split(Math.max(parts, (batch.count() + EXAMPLES - 1) / EXAMPLES))) {
            try (NDManager scope = replica.manager().newSubManager()) {
                var pass = compiled.watched(replica::tensor, scope, (path, output) -> {
                    if (rectifiers.contains(path)) {
                        rectified
                                .computeIfAbsent(path, any -> new ActivationMaxima())
                                .add(output);
                    }
                });
                NDArray encoded = compiled.encode(pass, Tensors.images(scope, part.input()));
                if (!compiled.architecture().lateral()) {
                    means.add(compiled.mean(pass, encoded));
                }
                if (compiled.architecture().latent() instanceof Latent.Gaussian) {
                    logVariances.add(compiled.logVariance(pass, encoded));
                }
                errors.add(part, Tensors.images(compiled.decode(pass, compiled.mean(pass, encoded), part.labels())));
            }
            if (errors.examples() >= EXAMPLES) {
                break;
            }
        }
        latent(means, logVariances, step, found);
        if (settled) {
            constant(errors, step, found);
        }
        deadUnits(rectified, step, found);
        found.removeIf(advice -> !told.add(advice.kind()));
        return found;
    }

    private void growth(long step, double rate, boolean settled, List<Advice> found) {
        double mean = sum / steps;
        if (settled && steps > 0) {
            if (mean > grown()) {
                found.add(new Advice(
                        step,
                        "learning-rate",
                        String.format(
                                Locale.ROOT,
                                "The loss has grown: %.4g on average since the last validation, after %.4g at its"
                                        + " lowest. The learning rate (%.3g now) is probably too high: %s.",
                                mean,
                                least,
                                rate,
                                remedies.grown())));
            }
            least = Math.min(least, mean);
        }
        sum = 0;
        steps = 0;
    }

    /** A loss from which it has grown beyond what chance does: errors half as large again. */
    private double grown() {
        double calibrated = compiled.architecture().objective().stream()
                .filter(Comparison.CalibratedMse.class::isInstance)
                .mapToDouble(LossTerm::weight)
                .sum();
        if (calibrated > 0) {
            // It is the logarithm of an error, and below zero as a rule.
            return least + calibrated * 0.5 * Math.log(GROWN);
        }
        return least > 0 ? GROWN * least : Double.POSITIVE_INFINITY;
    }

    private void deadUnits(Map<String, ActivationMaxima> rectified, long step, List<Advice> found) {
        rectified.entrySet().stream()
                .filter(each -> each.getValue().count() >= FEW
                        && each.getValue().silent() > MANY * each.getValue().units())
                .findFirst()
                .ifPresent(worst -> found.add(new Advice(
                        step,
                        "dead-units",
                        String.format(
                                Locale.ROOT,
                                "%d of the %d units of %s are zero for everything they were shown (dead ReLUs). %s",
                                worst.getValue().silent(),
                                worst.getValue().units(),
                                worst.getKey(),
                                remedies.deadUnits()))));
    }

    private void latent(ActivationMatrix means, ActivationMatrix logVariances, long step, List<Advice> found) {
        if (means.count() < FEW) {
            return;
        }
        LatentUse use = LatentUse.of(means.columns(), logVariances.count() == 0 ? null : logVariances.columns());
        use.complaint().ifPresent(text -> found.add(new Advice(step, "latent", text)));
    }

    private static void constant(OutputErrors errors, long step, List<Advice> found) {
        double error = errors.error();
        double spread = errors.spread();
        if (spread > 1e-6 && error > HARDLY_BETTER * spread) {
            found.add(new Advice(
                    step,
                    "constant",
                    String.format(
                            Locale.ROOT,
                            "The output is no better than the images' mean colour everywhere: its squared error is "
                                    + "%.4g, that of"
                                    + " the mean %.4g. Another learning rate, a wider code or a longer training may "
                                    + "help; look"
                                    + " at the data, too.",
                            error,
                            spread)));
        }
    }
}

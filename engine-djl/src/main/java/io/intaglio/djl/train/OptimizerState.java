package io.intaglio.djl.train;

import io.intaglio.network.ShapePlan.TermNetworkPlan;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What optimizing needs beyond the network's own weights, as checkpoints keep it.
 *
 * @param network moments of the network's weights
 * @param parts the weights of the parts that terms own
 * @param partMoments moments of those that learn
 */
record OptimizerState(Weights network, Weights parts, Weights partMoments) {

    /** Takes apart what {@link #joined} put together. */
    static OptimizerState of(Weights saved, List<TermNetworkPlan> plans) {
        Set<String> names = plans.stream().map(plan -> plan.part().name()).collect(Collectors.toSet());
        Predicate<String> weights = name -> names.contains(head(name));
        Predicate<String> moments = name -> names.contains(head(name.substring(name.indexOf('.') + 1)));
        return new OptimizerState(
                saved.keep(weights.or(moments).negate()),
                saved.keep(weights),
                saved.keep(moments.and(weights.negate())));
    }

    private static String head(String name) {
        return name.substring(0, Math.max(0, name.indexOf('.')));
    }

    /** The moments of some of the parts' weights, which are named {@code MOMENT.WEIGHT}. */
    Weights moments(List<WeightSpec> specs) {
        Set<String> names = specs.stream().map(WeightSpec::name).collect(Collectors.toSet());
        return partMoments.keep(name -> names.contains(name.substring(name.indexOf('.') + 1)));
    }

    /** All of it under names that tell the parts apart. */
    Weights joined() {
        return network.and(parts).and(partMoments);
    }
}

package io.intaglio.djl.train;

import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import java.util.function.Predicate;

/**
 * What optimizing needs beyond the network's own weights, as checkpoints keep it.
 *
 * @param network moments of the network's weights
 * @param critic the critic's weights; none without one
 * @param criticMoments moments of those
 */
record OptimizerState(Weights network, Weights critic, Weights criticMoments) {

    private static final String CRITIC = ShapePlan.CRITIC + ".";

    /** Takes apart what {@link #joined} put together. */
    static OptimizerState of(Weights saved) {
        Predicate<String> weights = name -> name.startsWith(CRITIC);
        Predicate<String> moments =
                name -> name.substring(name.indexOf('.') + 1).startsWith(CRITIC);
        return new OptimizerState(
                saved.keep(weights.or(moments).negate()),
                saved.keep(weights),
                saved.keep(moments.and(weights.negate())));
    }

    /** All of it under names that tell the parts apart. */
    Weights joined() {
        return network.and(critic).and(criticMoments);
    }
}

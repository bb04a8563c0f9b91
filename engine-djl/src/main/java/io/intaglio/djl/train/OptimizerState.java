package io.intaglio.djl.train;

import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
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
                keep(saved, weights.or(moments).negate()),
                keep(saved, weights),
                keep(saved, moments.and(weights.negate())));
    }

    private static Weights keep(Weights saved, Predicate<String> wanted) {
        Map<String, Tensor> kept = new LinkedHashMap<>();
        saved.asMap().forEach((name, tensor) -> {
            if (wanted.test(name)) {
                kept.put(name, tensor);
            }
        });
        return Weights.of(kept);
    }

    /** All of it under names that tell the parts apart. */
    Weights joined() {
        return network.and(critic).and(criticMoments);
    }
}

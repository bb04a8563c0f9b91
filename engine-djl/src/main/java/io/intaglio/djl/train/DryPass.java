package io.intaglio.djl.train;

import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.network.ShapePlan.TermNetworkPlan;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import java.util.List;

/**
 * One pass through all that a training computes, so that every convolution in it can be proved before the first step.
 */
final class DryPass {

    private DryPass() {}

    /**
     * Finds a right way for every convolution of a training. No gradient may be under way.
     *
     * @param batch of which some examples are taken; what comes of them is thrown away
     */
    static void prove(
            Compiled compiled,
            List<WeightSpec> specs,
            List<TermNetworkPlan> parts,
            Weights weights,
            NDManager device,
            Batch batch) {
        compiled.prove(device, () -> {
            try (Replica replica = new Replica(compiled, specs, parts, weights, device);
                    NDManager scope = replica.manager().newSubManager()) {
                // Two, where there are two: a norm over a batch of one number cannot be taken.
                replica.loss(scope, batch.split(Math.max(1, batch.count() / 2)).get(0), 0);
            }
        });
    }
}

package io.intaglio.djl.train;

import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.network.ShapePlan.TermNetworkPlan;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import io.intaglio.train.TrainingConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Some steps on weights of their own, which nobody keeps, to see how long one takes. */
final class StepTiming {

    private static final int WARMING = 1;
    private static final int TIMED = 3;

    /** Of shorter trainings the end is seen soon enough. */
    private static final int LEAST = 100;

    private StepTiming() {}

    /** @param steps of the training that are left */
    static boolean worthwhile(long steps) {
        return steps >= LEAST;
    }

    /** The median of a few. */
    static double secondsPerStep(
            TrainingConfig config,
            Compiled compiled,
            List<WeightSpec> specs,
            List<TermNetworkPlan> parts,
            Weights weights,
            List<NDManager> devices,
            Batch batch) {
        List<Replica> replicas = new ArrayList<>();
        devices.forEach(device -> replicas.add(new Replica(compiled, specs, parts, weights, device)));
        try (Parameters parameters = new Parameters(specs, replicas.get(0), weights);
                Learner learner = new Learner(config, replicas, parameters, Optional.empty())) {
            double[] seconds = new double[TIMED];
            for (int i = -WARMING; i < TIMED; i++) {
                long begun = System.nanoTime();
                learner.learn(batch, 0, 0);
                if (i >= 0) {
                    seconds[i] = (System.nanoTime() - begun) / 1e9;
                }
            }
            Arrays.sort(seconds);
            return seconds[TIMED / 2];
        } catch (Learner.Diverged diverged) {
            return Double.NaN; // the training itself will say what is wrong
        } finally {
            replicas.forEach(Replica::close);
        }
    }
}

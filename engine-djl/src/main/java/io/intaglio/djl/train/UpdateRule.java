package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Weights;
import io.intaglio.train.Optimizer;
import io.intaglio.train.TrainingConfig;

/** Changes weights by their gradients, step after step. */
interface UpdateRule extends AutoCloseable {

    /**
     * Begins, or goes on.
     *
     * @param weights in the order of {@link MuonParameters#first}
     * @param state as {@link #state} gave it, or null to begin
     * @throws io.intaglio.network.ShapeException if it is that of other weights
     * @throws InvalidInputException if none of the weights are such as the optimizer is for
     */
    static UpdateRule of(TrainingConfig config, FlatWeights weights, Weights state) {
        if (config.optimizer() == Optimizer.ADAM) {
            return new Adam(config, weights, state);
        }
        if (MuonParameters.count(weights.specs()) == 0) {
            throw new InvalidInputException("optimizer=muon is for layers that join 32 channels or more to as many, and"
                    + " this network has none; leave it to optimizer=adam");
        }
        return new Muon(config, weights, state);
    }

    /**
     * One step; none if the gradient is not finite.
     *
     * @param gradient laid out as the weights
     * @param step taken before, from 0
     * @param rate of learning at this step
     * @return the gradient's norm before clipping
     */
    default double update(NDArray gradient, long step, double rate) {
        try (NDManager scope = gradient.getManager().newSubManager()) {
            NDArray whole = Tensors.alias(gradient, scope);
            double norm = norm(whole);
            if (Double.isFinite(norm)) {
                double clip = config().clip();
                take(clip > 0 && norm > clip ? Scalars.times(whole, clip / norm) : whole, step, rate);
            }
            return norm;
        }
    }

    /** How the training is. */
    TrainingConfig config();

    /**
     * The step itself.
     *
     * @param gradient finite, clipped, of a scope of the step's own: what is made of it goes with it
     */
    void take(NDArray gradient, long step, double rate);

    /** A copy of what it remembers, under names that end in those of the weights. */
    Weights state();

    @Override
    void close();

    /** The length of a gradient. */
    static double norm(NDArray gradient) {
        try (NDArray norm = gradient.norm()) {
            return norm.getFloat();
        }
    }
}

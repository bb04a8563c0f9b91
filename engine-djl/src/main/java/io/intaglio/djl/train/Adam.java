package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.train.TrainingConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with bias correction (Kingma &amp; Ba 2015), decoupled weight decay (Loshchilov &amp; Hutter 2019) and clipping by the
 * global norm, over all weights in one array. DJL's own keeps its moments to itself, so that they could not be saved.
 */
final class Adam implements AutoCloseable {

    private static final float EPSILON = 1e-8f;

    private final TrainingConfig config;
    private final FlatWeights weights;
    private final NDManager manager;
    private final NDArray first;
    private final NDArray second;
    private final NDArray decaying;

    Adam(TrainingConfig config, FlatWeights weights, Weights moments) {
        this.config = config;
        this.weights = weights;
        this.manager = weights.manager().newSubManager();
        this.first = moments(moments, "first.");
        this.second = moments(moments, "second.");
        this.decaying = config.weightDecay() > 0 ? weights.decaying() : null;
    }

    private NDArray moments(Weights saved, String prefix) {
        float[] numbers = new float[Math.toIntExact(weights.flat().size())];
        if (saved != null) {
            Map<String, Tensor> named = new LinkedHashMap<>();
            weights.names().forEach(name -> named.put(name, saved.get(prefix + name)));
            numbers = weights.join(named);
        }
        try (NDArray wrapped = Tensors.floats(manager, numbers, new Shape(numbers.length))) {
            return wrapped.add(0f);
        }
    }

    /**
     * One step.
     *
     * @param step taken before, from 0
     * @param rate of learning at this step
     * @return the gradient's norm before clipping
     */
    double update(long step, double rate) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray gradient = weights.gradient(scope);
            double norm = gradient.norm().getFloat();
            if (config.clip() > 0 && norm > config.clip()) {
                gradient = gradient.mul((float) (config.clip() / norm));
            }
            float beta1 = (float) config.beta1();
            float beta2 = (float) config.beta2();
            first.muli(beta1).addi(gradient.mul(1 - beta1));
            second.muli(beta2).addi(gradient.square().mul(1 - beta2));
            double correction1 = 1 - Math.pow(config.beta1(), step + 1.0);
            double correction2 = Math.sqrt(1 - Math.pow(config.beta2(), step + 1.0));
            NDArray root = second.sqrt();
            root.attach(scope);
            root.divi((float) correction2).addi(EPSILON);
            NDArray change = first.div(root);
            change.attach(scope);
            change.muli((float) (rate / correction1));
            if (decaying != null) {
                NDArray decay = weights.flat().mul(decaying);
                decay.attach(scope);
                change.addi(decay.muli((float) (rate * config.weightDecay())));
            }
            weights.flat().subi(change);
            weights.clearGradients();
            return norm;
        }
    }

    /** A copy of the moments, {@code first.NAME} and {@code second.NAME}. */
    Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        weights.split(first).forEach((name, tensor) -> state.put("first." + name, tensor));
        weights.split(second).forEach((name, tensor) -> state.put("second." + name, tensor));
        return Weights.of(state);
    }

    @Override
    public void close() {
        manager.close();
    }
}

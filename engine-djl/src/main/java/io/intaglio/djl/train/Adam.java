package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.TrainingConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adam with bias correction (Kingma &amp; Ba 2015), decoupled weight decay (Loshchilov &amp; Hutter 2019) and clipping
 * by the global norm, over all weights in one array. DJL's own keeps its moments to itself, so that they could not be
 * saved.
 */
final class Adam implements UpdateRule {

    private static final float EPSILON = 1e-8f;
    private static final String FIRST = "first.";
    private static final String SECOND = "second.";

    private final TrainingConfig config;
    private final FlatWeights weights;
    private final NDManager manager;
    private final NDArray first;
    private final NDArray second;
    private final @Nullable NDArray decaying;
    private final @Nullable NDArray rates;

    /**
     * Begins, or goes on.
     *
     * @param moments as {@link #state} gave them, or null to begin
     * @throws io.intaglio.network.ShapeException if they are those of other weights
     */
    Adam(TrainingConfig config, FlatWeights weights, Weights moments) {
        if (moments != null) {
            moments.check(stateOf(weights.specs()));
        }
        this.config = config;
        this.weights = weights;
        this.manager = weights.manager().newSubManager();
        this.first = moments(moments, FIRST);
        this.second = moments(moments, SECOND);
        this.rates = weights.rates(config.fanIn());
        this.decaying = config.weightDecay() > 0 ? weights.decaying() : null;
    }

    /** What it remembers of weights. */
    static List<WeightSpec> stateOf(List<WeightSpec> specs) {
        return Stream.of(FIRST, SECOND)
                .flatMap(prefix ->
                        specs.stream().map(spec -> WeightSpec.buffer(prefix + spec.name(), spec.shape(), spec.init())))
                .toList();
    }

    private NDArray moments(Weights saved, String prefix) {
        float[] numbers =
                saved == null ? new float[Math.toIntExact(weights.flat().size())] : weights.join(saved, prefix);
        return Tensors.floats(manager, numbers, new Shape(numbers.length));
    }

    @Override
    public TrainingConfig config() {
        return config;
    }

    @Override
    public void take(NDArray gradient, long step, double rate) {
        NDManager scope = gradient.getManager();
        float beta1 = (float) config.beta1();
        float beta2 = (float) config.beta2();
        // What is made on the way goes at once: each would be another copy of all weights.
        try (NDArray share = gradient.mul(1 - beta1)) {
            first.muli(beta1).addi(share);
        }
        try (NDArray square = gradient.square()) {
            second.muli(beta2).addi(square.muli(1 - beta2));
        }
        Subnormals.flush(first, step);
        Subnormals.flush(second, step);
        double correction1 = 1 - Math.pow(config.beta1(), step + 1.0);
        double correction2 = Math.sqrt(1 - Math.pow(config.beta2(), step + 1.0));
        NDArray change;
        try (NDArray root = second.sqrt()) {
            change = first.div(root.divi((float) correction2).addi(EPSILON));
        }
        change.attach(scope);
        change.muli((float) (rate / correction1));
        if (rates != null) {
            change.muli(rates);
        }
        if (decaying != null) {
            try (NDArray decay = weights.flat().mul(decaying)) {
                change.addi(decay.muli((float) (rate * config.weightDecay())));
            }
        }
        weights.flat().subi(change);
    }

    /** A copy of the moments, {@code first.NAME} and {@code second.NAME}. */
    @Override
    public Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        weights.split(first).forEach((name, tensor) -> state.put(FIRST + name, tensor));
        weights.split(second).forEach((name, tensor) -> state.put(SECOND + name, tensor));
        return Weights.of(state);
    }

    @Override
    public void close() {
        manager.close();
    }
}

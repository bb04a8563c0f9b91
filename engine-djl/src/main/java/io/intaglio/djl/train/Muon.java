package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.TrainingConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Muon (Jordan et al. 2024): the change of a matrix is its gradients' moving average made orthogonal, {@code U Vᵀ} of
 * its singular value decomposition {@code U S Vᵀ}, nearly. Its size is as in Liu et al. (2025), a root mean square of
 * {@value #SIZE} of the rate, as Adam's is. Adam takes the other weights. A kernel of {@code o × i × k × k} numbers is
 * a matrix of {@code o} rows; {@link MuonParameters} says which are.
 */
final class Muon implements UpdateRule {

    private static final String MOMENTUM = "momentum.";
    private static final float DECAY = 0.95f;
    private static final float SIZE = 0.2f;
    private static final float EPSILON = 1e-7f;

    /**
     * Of Newton and Schulz's iteration {@code x (a + b x² + c x⁴)}, which takes singular values from 0 to 1 near 1
     * (Jordan et al. 2024).
     */
    private static final float A = 3.4445f;

    private static final float B = -4.7750f;
    private static final float C = 2.0315f;
    private static final int ITERATIONS = 5;

    private final TrainingConfig config;
    private final FlatWeights weights;
    private final NDManager manager;
    private final int matrices;
    private final FlatWeights own;
    private final NDArray momentum;
    private final List<Group> groups;
    private final Optional<Adam> adam;

    /**
     * Matrices of one shape, which lie side by side.
     *
     * @param from the first one's place among the specifications
     * @param to behind the last one
     */
    private record Group(WeightSpec spec, int from, int to) {

        private static List<Group> of(List<WeightSpec> specs) {
            List<Group> groups = new ArrayList<>();
            int from = 0;
            for (int to = 1; to <= specs.size(); to++) {
                if (to == specs.size()
                        || !specs.get(to).shape().equals(specs.get(from).shape())) {
                    groups.add(new Group(specs.get(from), from, to));
                    from = to;
                }
            }
            return groups;
        }

        long count() {
            return (long) to - from;
        }

        long rows() {
            return spec.shape().get(0);
        }

        long columns() {
            return spec.size() / rows();
        }
    }

    /**
     * Begins, or goes on.
     *
     * @param weights in the order of {@link MuonParameters}, one matrix at least
     * @param state as {@link #state} gave it, or null to begin
     * @throws io.intaglio.network.ShapeException if it is that of other weights
     */
    Muon(TrainingConfig config, FlatWeights weights, Weights state) {
        int all = weights.specs().size();
        this.matrices = MuonParameters.count(weights.specs());
        List<WeightSpec> others = weights.specs().subList(matrices, all);
        if (state != null) {
            Stream<WeightSpec> momenta = weights.specs().subList(0, matrices).stream()
                    .map(spec -> WeightSpec.buffer(MOMENTUM + spec.name(), spec.shape(), spec.init()));
            state.check(Stream.concat(momenta, Adam.stateOf(others).stream()).toList());
        }
        this.config = config;
        this.weights = weights;
        this.manager = weights.manager().newSubManager();
        this.own = weights.part(0, matrices);
        float[] numbers = state == null ? new float[Math.toIntExact(own.flat().size())] : own.join(state, MOMENTUM);
        this.momentum = Tensors.floats(manager, numbers, new Shape(numbers.length));
        this.groups = Group.of(own.specs());
        this.adam = others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Adam(
                        config,
                        weights.part(matrices, all),
                        state == null ? null : state.keep(name -> !name.startsWith(MOMENTUM))));
    }

    @Override
    public TrainingConfig config() {
        return config;
    }

    @Override
    public void take(NDArray gradient, long step, double rate) {
        NDArray share = weights.part(gradient, 0, matrices).mul(1 - DECAY);
        momentum.muli(DECAY).addi(share);
        Subnormals.flush(momentum, step);
        // Looks ahead, as Nesterov's momentum does. Then the place of the changes, one after the other.
        NDArray changes =
                share.addi(Tensors.alias(momentum, gradient.getManager()).mul(DECAY));
        for (Group group : groups) {
            orthogonalize(group, changes, rate);
        }
        if (config.weightDecay() > 0) {
            own.flat().muli((float) (1 - rate * config.weightDecay()));
        }
        own.flat().subi(changes);
        if (adam.isPresent()) {
            adam.get().take(weights.part(gradient, matrices, weights.specs().size()), step, rate);
        }
    }

    private void orthogonalize(Group group, NDArray changes, double rate) {
        try (NDManager scope = changes.getManager().newSubManager()) {
            NDArray rows = rows(group, Tensors.alias(changes, scope));
            boolean tall = group.rows() > group.columns();
            NDArray stacked = rows.reshape(group.count(), group.rows(), group.columns());
            NDArray direction = orthogonal(tall ? stacked.swapAxes(1, 2) : stacked);
            NDArray change = (tall ? direction.swapAxes(1, 2) : direction).reshape(group.count(), group.spec.size());
            double size = rate * SIZE * Math.sqrt(Math.max(group.rows(), group.columns()));
            rows.subi(rows).addi(change.muli((float) size));
        }
    }

    /** A view: one row for each matrix of the group, without what fills the gaps between them. */
    private NDArray rows(Group group, NDArray like) {
        NDArray part = own.part(like, group.from, group.to);
        NDArray rows = part.reshape(group.count(), part.size() / group.count());
        return rows.get(new NDIndex(":, 0:{}", group.spec.size()));
    }

    /**
     * Five steps of Newton and Schulz's iteration. Each multiplies by a polynomial of the Gram matrix {@code x xᵀ};
     * these commute, so that they are multiplied among themselves, small and square, and with x once.
     *
     * @param stacked n × r × c, r at most c
     * @return the same shape, singular values mostly between 0.7 and 1.2
     */
    private static NDArray orthogonal(NDArray stacked) {
        NDArray norms = stacked.square().sum(new int[] {1, 2}, true).sqrt().addi(EPSILON);
        NDArray x = stacked.div(norms);
        Subnormals.flushUnit(x);
        NDArray identity = x.getManager().eye((int) x.getShape().get(1));
        NDArray product = identity.duplicate();
        NDArray gram = x.matMul(x.swapAxes(1, 2));
        for (int i = 0; i < ITERATIONS; i++) {
            try (NDManager scope = x.getManager().newSubManager()) {
                NDArray before = Tensors.alias(gram, scope);
                NDArray factor = before.matMul(before).muli(C).addi(before.mul(B));
                factor.addi(Tensors.alias(identity, scope).mul(A));
                product = instead(product, factor.matMul(product));
                gram = instead(gram, factor.matMul(before).matMul(factor));
            }
        }
        return product.matMul(x);
    }

    /** What takes another's place outlives its scope, as that did, which is no longer needed. */
    private static NDArray instead(NDArray old, NDArray result) {
        result.attach(old.getManager());
        old.close();
        return result;
    }

    @Override
    public Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        own.split(momentum).forEach((name, tensor) -> state.put(MOMENTUM + name, tensor));
        Weights momenta = Weights.of(state);
        return adam.map(any -> momenta.and(any.state())).orElse(momenta);
    }

    @Override
    public void close() {
        adam.ifPresent(Adam::close);
        own.close();
        manager.close();
    }
}

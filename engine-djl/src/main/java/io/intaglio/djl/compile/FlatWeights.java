package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A network's tensors as views of one long array, so that an optimizer or a moving average takes a handful of
 * operations whatever the number of layers.
 */
public final class FlatWeights implements AutoCloseable {

    /** Each tensor begins on a cache line (16 floats). */
    private static final int ALIGNMENT = 16;

    private static final double BIASES = 0.1;

    private final NDManager manager;
    private final List<WeightSpec> specs;
    private final NDArray flat;
    private final Map<String, NDArray> views = new LinkedHashMap<>();

    /**
     * Copies weights to a device.
     *
     * @param specs what the network has; only these are taken
     * @param parent the device's manager
     */
    public FlatWeights(List<WeightSpec> specs, Weights weights, NDManager parent) {
        this.manager = parent.newSubManager();
        this.specs = List.copyOf(specs);
        float[] numbers = join(weights, "");
        this.flat = Tensors.floats(manager, numbers, new Shape(numbers.length));
        int at = 0;
        for (WeightSpec spec : specs) {
            try (NDArray slice = flat.get(new NDIndex("{}:{}", at, at + spec.size()));
                    NDArray shaped = slice.reshape(shape(spec))) {
                views.put(spec.name(), shaped.stopGradient());
            }
            at += padded(spec);
        }
    }

    private FlatWeights(FlatWeights whole, int from, int to) {
        this.manager = whole.manager.newSubManager();
        this.specs = whole.specs.subList(from, to);
        this.flat = whole.part(whole.flat, from, to);
        flat.attach(manager);
        specs.forEach(spec -> views.put(spec.name(), whole.get(spec.name())));
    }

    /**
     * Returns some of the tensors as separate weights that share the values.
     *
     * @param from the first one's place in {@link #specs}
     * @param to behind the last one; larger than {@code from}
     */
    public FlatWeights part(int from, int to) {
        return new FlatWeights(this, from, to);
    }

    /** Returns a view of the values of {@link #part} in an array that is laid out as these weights. */
    public NDArray part(NDArray like, int from, int to) {
        long start = length(specs.subList(0, from));
        return like.get(new NDIndex("{}:{}", start, start + length(specs.subList(from, to))));
    }

    /**
     * Joins tensors with these names and shapes, each name behind a prefix, in one array's order; zeros where padded.
     */
    public float[] join(Weights tensors, String prefix) {
        float[] numbers = new float[Math.max(ALIGNMENT, Math.toIntExact(length(specs)))];
        int at = 0;
        for (WeightSpec spec : specs) {
            float[] data = tensors.get(prefix + spec.name()).data();
            System.arraycopy(data, 0, numbers, at, data.length);
            at += padded(spec);
        }
        return numbers;
    }

    private static long length(List<WeightSpec> specs) {
        return specs.stream().mapToLong(FlatWeights::padded).sum();
    }

    private static int padded(WeightSpec spec) {
        return Math.toIntExact((spec.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }

    private static Shape shape(WeightSpec spec) {
        return new Shape(spec.shape().stream().mapToLong(Integer::longValue).toArray());
    }

    /** The tensor of a name, or null. */
    public @Nullable NDArray get(String name) {
        return views.get(name);
    }

    /** Returns all values in one array; changes of it change the tensors. */
    public NDArray flat() {
        return flat;
    }

    /** Returns the manager that owns the arrays. */
    public NDManager manager() {
        return manager;
    }

    /** Marks every tensor as a leaf for which gradients are computed. */
    public FlatWeights withGradients() {
        views.values().forEach(view -> view.setRequiresGradient(true));
        return this;
    }

    /** The gradients in one array laid out as {@link #flat}, zeros where padded. */
    public NDArray gradient(NDManager owner) {
        NDList parts = new NDList();
        for (WeightSpec spec : specs) {
            NDArray gradient = views.get(spec.name()).getGradient();
            gradient.attach(owner);
            parts.add(gradient.reshape(spec.size()));
            long gap = padded(spec) - spec.size();
            if (gap > 0) {
                parts.add(owner.zeros(new Shape(gap), DataType.FLOAT32));
            }
        }
        NDArray first = parts.remove(0);
        return parts.isEmpty() ? first : first.getNDArrayInternal().concat(parts, 0);
    }

    /** Sets the gradients, which are finite, to zero. */
    public void clearGradients() {
        views.values().forEach(view -> {
            try (NDArray gradient = view.getGradient()) {
                gradient.subi(gradient);
            }
        });
    }

    /**
     * Returns one number for each weight: its factor of the learning rate. Returns null if it is 1 for all.
     *
     * @param most inputs of a unit that learns at the whole rate; units with more inputs learn more slowly, and what is
     *     not multiplied by inputs, as biases are not, at a tenth; 0 for no such rule
     */
    public @Nullable NDArray rates(int most) {
        boolean plain = most == 0 && specs.stream().allMatch(spec -> spec.rate() == 1);
        return plain ? null : each(spec -> spec.rate() * share(spec, most));
    }

    private static double share(WeightSpec spec, int most) {
        if (most == 0) {
            return 1;
        }
        return decays(spec) ? Math.min(1, (double) most / spec.inputs()) : BIASES;
    }

    /**
     * Returns one number for each weight: 1 for those that decay applies to, 0 for biases, norms' weights and padding.
     */
    public NDArray decaying() {
        return each(spec -> decays(spec) ? 1 : 0);
    }

    /** A tensor's number for each of its weights, 0 where padded. */
    private NDArray each(ToDoubleFunction<WeightSpec> number) {
        float[] all = new float[Math.toIntExact(flat.size())];
        int at = 0;
        for (WeightSpec spec : specs) {
            Arrays.fill(all, at, at + (int) spec.size(), (float) number.applyAsDouble(spec));
            at += padded(spec);
        }
        return Tensors.floats(manager, all, new Shape(all.length));
    }

    /** Returns whether weight decay applies: to factors of inputs, not to biases and scales. */
    public static boolean decays(WeightSpec spec) {
        return spec.inputs() > 0;
    }

    /** A copy of an array that is laid out as these weights, cut into tensors. */
    public Map<String, Tensor> split(NDArray like) {
        float[] numbers = Tensors.floats(like);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int at = 0;
        for (WeightSpec spec : specs) {
            float[] data = Arrays.copyOfRange(numbers, at, at + (int) spec.size());
            tensors.put(spec.name(), Tensor.of(spec.shape(), data));
            at += padded(spec);
        }
        return tensors;
    }

    /** Returns the specifications of the tensors, in order. */
    public List<WeightSpec> specs() {
        return specs;
    }

    @Override
    public void close() {
        manager.close();
    }
}

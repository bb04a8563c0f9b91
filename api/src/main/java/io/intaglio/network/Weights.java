package io.intaglio.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A network's tensors by name ({@code encoder.3.weight}), in the network's order.
 *
 * @since 0.1
 */
public final class Weights {

    private final Map<String, Tensor> tensors;

    private Weights(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /** Returns the tensors of a map, in its order. */
    public static Weights of(Map<String, Tensor> tensors) {
        return new Weights(new LinkedHashMap<>(tensors));
    }

    /** Returns initial weights. The numbers of each tensor depend only on the seed and on its name. */
    public static Weights initial(List<WeightSpec> specs, long seed) {
        Map<String, Tensor> drawn = new LinkedHashMap<>();
        for (WeightSpec spec : specs) {
            drawn.put(spec.name(), Tensor.of(spec.shape(), draw(spec, seed)));
        }
        return new Weights(drawn);
    }

    private static float[] draw(WeightSpec spec, long seed) {
        float[] data = new float[Math.toIntExact(spec.size())];
        SplittableRandom random = new SplittableRandom(start(seed, spec.name()));
        double bound = spec.init().bound();
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (bound == 0 ? spec.init().value() : (2 * random.nextDouble() - 1) * bound);
        }
        if (spec.init().diagonal() != 0) {
            int columns = data.length / spec.shape().get(0);
            for (int i = 0; i < Math.min(columns, spec.shape().get(0)); i++) {
                data[i * columns + i] =
                        (float) (spec.init().value() + spec.init().diagonal());
            }
        }
        return data;
    }

    /**
     * Mixes the bits of seed and name. From neighbouring start values, a SplittableRandom would draw the same numbers,
     * shifted by one.
     */
    private static long start(long seed, String name) {
        long hash = mix(seed);
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash ^ name.charAt(i));
        }
        return hash;
    }

    /** Mixes bits: the finalizer of MurmurHash3 after an addition that changes 0 (Steele et al. 2014). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }

    /**
     * Checks that these are exactly the given tensors, each with its shape. Returns these weights.
     *
     * @throws ShapeException if a tensor is missing, unknown or of another shape; the message names the first one
     */
    public Weights check(List<WeightSpec> specs) {
        for (WeightSpec spec : specs) {
            Tensor tensor = tensors.get(spec.name());
            if (tensor == null) {
                throw new ShapeException("the weights lack " + spec.name() + " " + spec.shape());
            }
            if (!tensor.shape().equals(spec.shape())) {
                throw new ShapeException(
                        spec.name() + " is " + tensor.shape() + " where the network has " + spec.shape());
            }
        }
        if (specs.size() != tensors.size()) {
            throw new ShapeException("there are " + tensors.size() + " tensors where the network has " + specs.size());
        }
        return this;
    }

    /**
     * Returns a sentence about the first number that is not finite, for example "encoder.3.weight holds NaN"; empty if
     * all are finite.
     */
    public Optional<String> notFinite() {
        for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            for (float number : tensor.getValue().data()) {
                if (!Float.isFinite(number)) {
                    return Optional.of(tensor.getKey() + " holds " + number);
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the weights with matching names. */
    public Weights keep(Predicate<String> names) {
        Map<String, Tensor> kept = new LinkedHashMap<>(tensors);
        kept.keySet().removeIf(names.negate());
        return new Weights(kept);
    }

    /** Returns these weights, and others. Others of the same name take the place of these. */
    public Weights and(Weights others) {
        Map<String, Tensor> all = new LinkedHashMap<>(tensors);
        all.putAll(others.tensors);
        return new Weights(all);
    }

    /** Returns the tensor of a name, or null. */
    public @Nullable Tensor get(String name) {
        return tensors.get(name);
    }

    /** Returns the names, in order. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** Returns all weights, in order, as an unmodifiable map. */
    public Map<String, Tensor> asMap() {
        return tensors;
    }
}

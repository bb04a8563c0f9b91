package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.intaglio.network.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One pass through a network. Each layer's input and whatever the layer made on its way are freed when the layer is
 * done; autograd keeps by itself what the backward pass needs.
 */
public final class Pass {

    private final Compiled compiled;
    private final Function<String, NDArray> weights;
    private final NDManager manager;
    private final boolean training;
    private final Draws draws;
    private final BiConsumer<String, NDArray> probe;
    private final Map<String, NDArray> saved = new HashMap<>();

    Pass(
            Compiled compiled,
            Function<String, NDArray> weights,
            NDManager manager,
            boolean training,
            Draws draws,
            BiConsumer<String, NDArray> probe) {
        this.compiled = compiled;
        this.weights = weights;
        this.manager = manager;
        this.training = training;
        this.draws = draws;
        this.probe = probe;
    }

    boolean training() {
        return training;
    }

    /** Returns how its latents choose their numbers. */
    public Draws draws() {
        return draws;
    }

    /** A second handle on an array, which stays as long as what comes out. */
    NDArray kept(NDArray x) {
        return Tensors.alias(x, manager);
    }

    /**
     * A layer's weight. What is made of it goes when the layer's input {@code x} goes, and not as late as the weight
     * itself.
     */
    NDArray weight(NDArray x, String path, String name) {
        return Tensors.alias(weights.apply(path + "." + name), x.getManager());
    }

    /** Through all layers; {@code x} is consumed, the result belongs to the pass's manager. */
    NDArray through(List<Layer> layers, NDArray x, String path) {
        NDArray at = x;
        NDManager scope = manager.newSubManager();
        at.attach(scope);
        for (int i = 0; i < layers.size(); i++) {
            NDArray next;
            Optional<SubPixel> both = SubPixel.at(layers, i);
            if (both.isPresent()) {
                i++;
                next = both.get().apply(at, this, path + "." + i);
            } else {
                next = compiled.apply(layers.get(i), at, this, path + "." + i);
            }
            probe.accept(path + "." + i, next);
            if (next != at) {
                NDManager after = manager.newSubManager();
                next.attach(after);
                scope.close();
                scope = after;
                at = next;
            }
        }
        at.attach(manager);
        scope.close();
        return at;
    }

    void save(String name, NDArray x) {
        saved.put(name, Tensors.alias(x, manager));
    }

    /** Repeats each example of an array, and of what was saved so far, so many times in a row. */
    public NDArray repeated(NDArray x, int times) {
        if (times == 1) {
            return x;
        }
        saved.replaceAll((name, array) -> Tensors.repeated(array, times));
        return Tensors.repeated(x, times);
    }

    @Nullable
    NDArray saved(String name) {
        return saved.get(name);
    }

    /** One-hot classes behind the code's channels. */
    NDArray conditioned(NDArray code, List<Integer> labels, int classes) {
        if (classes == 0) {
            return code;
        }
        Shape shape = code.getShape();
        float[] hot = new float[Math.multiplyExact(labels.size(), classes)];
        for (int i = 0; i < labels.size(); i++) {
            hot[i * classes + labels.get(i)] = 1;
        }
        NDArray oneHot = Tensors.floats(manager, hot, new Shape(labels.size(), classes));
        if (shape.dimension() == 4) {
            NDArray map = oneHot.reshape(labels.size(), 1, 1, classes)
                    .broadcast(labels.size(), shape.get(2), shape.get(3), classes);
            return Tensors.nchw(Tensors.concat(Tensors.nhwc(code), map, 3));
        }
        return Tensors.concat(code, oneHot, 1);
    }

    /** Convolves by a way that is right on this machine. */
    NDArray convolve(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int dilation, int groups) {
        return compiled.convolve(this, x, weight, bias, stride, padding, dilation, groups);
    }

    /** Computes something in single precision, whatever the pass is in. */
    NDArray inSingle(Supplier<NDArray> work) {
        return compiled.inSingle(this, work);
    }

    /**
     * The same in single precision, whatever it was: a sum with an array is of the wider type, and DJL's own conversion
     * cannot be differentiated.
     */
    NDArray single(NDArray x) {
        return x.add(zeros(x, 1));
    }

    NDArray constant(NDArray like, float[] data, long... shape) {
        return Tensors.floats(like.getManager(), data, new Shape(shape));
    }

    NDArray zeros(NDArray like, long... shape) {
        return like.getManager().zeros(new Shape(shape), DataType.FLOAT32);
    }
}

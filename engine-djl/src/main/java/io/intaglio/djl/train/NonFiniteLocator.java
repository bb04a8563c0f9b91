package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.WeightSpec;
import io.intaglio.train.Batch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Finds out where the first number came from that is none. */
final class NonFiniteLocator {

    private final Compiled compiled;
    private final Replica replica;
    private final List<WeightSpec> specs;
    private final int parts;

    /** @param parts that a batch has to be taken in for want of memory */
    NonFiniteLocator(Compiled compiled, Replica replica, List<WeightSpec> specs, int parts) {
        this.compiled = compiled;
        this.replica = replica;
        this.specs = specs;
        this.parts = parts;
    }

    /**
     * Looks along the way: the images, the weights, each layer's output, each term, each gradient.
     *
     * @param terms of the loss
     * @return a clause, as in "the first that is not finite is the output of encoder.3"
     */
    String cause(Batch batch, Map<String, Double> terms) {
        if (!finite(batch.input().data()) || !finite(batch.target().data())) {
            return "the images themselves hold numbers that are not finite";
        }
        Optional<String> weight = specs.stream()
                .map(WeightSpec::name)
                .filter(name -> !finite(replica.tensor(name)))
                .findFirst();
        if (weight.isPresent()) {
            return "the weights of " + weight.get() + " are not finite any more";
        }
        Optional<String> layer = batch.split(parts).stream()
                .flatMap(part -> layer(part).stream())
                .findFirst();
        if (layer.isPresent()) {
            return "the first layer whose output is not finite is " + layer.get();
        }
        Optional<String> term = terms.entrySet().stream()
                .filter(each -> !Double.isFinite(each.getValue()))
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("loss"))
                .findFirst();
        if (term.isPresent()) {
            return "every layer's output is finite, the loss's term " + term.get() + " is not";
        }
        return specs.stream()
                .filter(WeightSpec::trained)
                .map(WeightSpec::name)
                .filter(name -> !finiteGradient(name))
                .findFirst()
                .map(name -> "the first gradient that is not finite is that of " + name)
                .orElse("every output and gradient of the network by itself is finite"
                        + (compiled.isInBfloat16() ? " in single precision (the setting mixed-precision=none)" : ""));
    }

    private Optional<String> layer(Batch batch) {
        AtomicReference<String> first = new AtomicReference<>();
        try (NDManager scope = replica.manager().newSubManager()) {
            var pass = compiled.watched(replica::tensor, scope, (path, output) -> {
                if (first.get() == null && !finite(output)) {
                    first.set(path);
                }
            });
            NDArray encoded = compiled.encode(pass, Tensors.images(scope, batch.input()));
            compiled.decode(pass, compiled.mean(pass, encoded), batch.labels());
        }
        return Optional.ofNullable(first.get());
    }

    private boolean finiteGradient(String name) {
        try (NDArray gradient = replica.tensor(name).getGradient()) {
            return finite(gradient);
        }
    }

    private static boolean finite(NDArray array) {
        try (NDManager scope = array.getManager().newSubManager()) {
            NDArray size = array.abs();
            size.attach(scope);
            return Float.isFinite(size.max().getFloat());
        }
    }

    private static boolean finite(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                return false;
            }
        }
        return true;
    }
}

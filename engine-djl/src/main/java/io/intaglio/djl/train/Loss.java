package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.LatentSample;
import io.intaglio.djl.compile.Pass;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Architecture;
import io.intaglio.network.Dropout;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.WeightSpec;
import io.intaglio.train.Batch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The objective of an architecture at one batch. */
final class Loss {

    /**
     * The loss as an array to differentiate.
     *
     * @param total of one number
     * @param terms each term's value before its weight, of one number each, in the objective's order; behind them what
     *     parts that learn against the network make small, by the part's name
     * @param opposing the sum of the latter, to be differentiated by itself
     */
    record Value(NDArray total, Map<String, NDArray> terms, Optional<NDArray> opposing) {}

    private final Compiled compiled;
    private final LossInputs.Network network;
    private final TermKernels kernels;

    /**
     * An objective.
     *
     * @param weights and buffers by name
     * @param parts that its terms own
     */
    Loss(Compiled compiled, Function<String, NDArray> weights, List<WeightSpec> specs, TermNetworkWeights parts) {
        this.compiled = compiled;
        this.kernels = new TermKernels(compiled);
        boolean varies =
                compiled.isInBfloat16() || varies(compiled.architecture().encoder());
        this.network = new LossInputs.Network(compiled, weights, specs, parts, varies);
    }

    /** Whether two ways through the same layers differ while training. */
    private static boolean varies(Network network) {
        return network.all()
                .anyMatch(layer -> layer instanceof Dropout
                        || layer instanceof Norm norm && norm.mode() == Norm.Mode.BATCH
                        || layer instanceof Layer.Custom);
    }

    /**
     * Goes through the network and sums the terms up. Draws come from the engine's generator.
     *
     * @param scope owns all that is made on the way, and must outlive the backward pass
     * @param step from 0, for terms whose weight grows
     */
    Value of(NDManager scope, Batch batch, long step) {
        Architecture architecture = compiled.architecture();
        check(architecture, batch);
        LossInputs in = LossInputs.of(network, scope, batch, step, forward(scope, batch));
        Map<String, NDArray> terms = new LinkedHashMap<>();
        List<NDArray> weighted = new ArrayList<>();
        List<LossTerm> active = architecture.objective().stream()
                .filter(term -> term.weight() > 0)
                .toList();
        for (LossTerm term : active) {
            NDArray value = kernels.of(term).loss(term, in);
            terms.put(term.name(), value);
            weighted.add(Scalars.times(value, factor(term, step)));
        }
        List<NDArray> opposing = new ArrayList<>();
        for (LossTerm term : active) {
            kernels.of(term).opposing(term, in.forParts()).ifPresent(value -> {
                terms.put(network.parts().opponents(term), value);
                opposing.add(value);
            });
        }
        return new Value(
                weighted.stream().reduce(NDArray::add).orElseThrow(),
                terms,
                opposing.stream().reduce(NDArray::add));
    }

    private LossInputs.Forward forward(NDManager scope, Batch batch) {
        // Before anything is computed: on a GPU an upload waits for what was begun. A pass closes what it is given.
        NDArray input = Tensors.images(scope, batch.input());
        NDArray target = Tensors.images(scope, batch.target());
        Optional<NDArray> weight = batch.weight().map(w -> Tensors.images(scope, w));
        Pass pass = compiled.pass(network.weights(), scope, true);
        NDArray encoded = compiled.encode(pass, Tensors.alias(input, scope));
        int samples = compiled.architecture().samples();
        LatentSample sample = compiled.sample(pass, pass.repeated(encoded, samples));
        NDArray output = compiled.decode(pass, Tensors.alias(sample.code(), scope), repeated(batch.labels(), samples));
        return new LossInputs.Forward(
                pass,
                Tensors.repeated(input, samples),
                Tensors.repeated(target, samples),
                weight.map(w -> Tensors.repeated(w, samples)),
                sample,
                output);
    }

    static List<Integer> repeated(List<Integer> labels, int times) {
        return labels.stream()
                .flatMap(label -> Collections.nCopies(times, label).stream())
                .toList();
    }

    /** A term that looks at windows or patches would learn from what is not to count: of a blind spot, the identity. */
    private void check(Architecture architecture, Batch batch) {
        if (architecture.latent().classes() > 0 || !architecture.labels()) {
            compiled.check(batch.labels(), batch.count());
        } else if (batch.labels().isEmpty()) {
            throw new InvalidInputException("a term of this objective looks at classes, and these examples have none");
        }
        for (LossTerm term : architecture.objective()) {
            if (term.views() > batch.views()) {
                throw new InvalidInputException("the term \"" + term.name() + "\" compares " + term.views()
                        + " views of each example, and the task makes " + batch.views()
                        + "; choose a task, or settings of it, with more");
            }
        }
        for (LossTerm term : batch.weight().isPresent() ? architecture.objective() : List.<LossTerm>of()) {
            if (!term.weighs()) {
                throw new InvalidInputException(
                        "these examples say which pixels count (as those of noise2void do), and the"
                                + " term \"" + term.name()
                                + "\" takes all of them; choose a fidelity of mse, l1 or"
                                + " charbonnier, without an adversarial term");
            }
        }
    }

    private static double factor(LossTerm term, long step) {
        return step < term.warmUp() ? term.weight() * (step + 1) / (term.warmUp() + 1) : term.weight();
    }
}

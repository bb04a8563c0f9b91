package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.compile.Pass;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Architecture;
import io.intaglio.network.Dropout;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Norm;
import io.intaglio.network.Residual;
import io.intaglio.network.Term;
import io.intaglio.network.WeightSpec;
import io.intaglio.train.Batch;
import java.util.ArrayList;
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
     * @param terms each term's value before its weight, of one number each, in the objective's order; behind them the critic's own loss,
     *     {@value #CRITIC}
     * @param critic the same, to be differentiated by itself
     */
    record Value(NDArray total, Map<String, NDArray> terms, Optional<NDArray> critic) {}

    /** The name of the critic's own loss. */
    static final String CRITIC = "critic";

    private final Compiled compiled;
    private final Function<String, NDArray> weights;
    private final List<WeightSpec> specs;
    private final Optional<Critic> critic;
    private final boolean varies;

    /**
     * An objective.
     *
     * @param weights and buffers by name
     * @param critic of an adversarial term, if there is one
     */
    Loss(Compiled compiled, Function<String, NDArray> weights, List<WeightSpec> specs, Optional<Critic> critic) {
        this.compiled = compiled;
        this.weights = weights;
        this.specs = specs;
        this.critic = critic;
        this.varies = compiled.isInBfloat16()
                || varies(compiled.architecture().encoder().layers());
    }

    /** Whether two ways through the same layers differ while training. */
    private static boolean varies(List<Layer> layers) {
        return layers.stream()
                .anyMatch(layer -> layer instanceof Dropout
                        || layer instanceof Norm norm && norm.mode() == Norm.Mode.BATCH
                        || layer instanceof Layer.Custom
                        || layer instanceof Residual residual && varies(residual.body()));
    }

    /**
     * Goes through the network and sums the terms up. Draws come from the engine's generator.
     *
     * @param scope owns all that is made on the way, and must outlive the backward pass
     * @param step from 0, for terms whose weight grows
     */
    Value of(NDManager scope, Batch batch, long step) {
        Architecture architecture = compiled.architecture();
        compiled.check(batch.labels(), batch.count());
        if (batch.weight().isPresent()) {
            checkWeighs(architecture.objective());
        }
        // Before anything is computed: on a GPU an upload waits for what was begun. A pass closes what it is given.
        NDArray input = Tensors.images(scope, batch.input());
        NDArray target = Tensors.images(scope, batch.target());
        NDArray weight = batch.weight().map(w -> Tensors.images(scope, w)).orElse(null);
        Pass pass = compiled.pass(weights, scope, true);
        NDArray encoded = compiled.encode(pass, Tensors.alias(input, scope));
        NDArray mean = compiled.mean(encoded);
        NDArray code = Tensors.alias(mean, scope);
        NDArray logVariance = null;
        if (architecture.latent() instanceof Latent.Gaussian) {
            logVariance = compiled.logVariance(encoded);
            NDArray noise = scope.randomNormal(0, 1, mean.getShape(), DataType.FLOAT32);
            code = mean.add(Scalars.times(logVariance, 0.5).exp().mul(noise));
        }
        NDArray output = compiled.decode(pass, code, batch.labels());
        double numbers = (double) batch.target().data().length / batch.count();
        Map<String, NDArray> terms = new LinkedHashMap<>();
        List<NDArray> weighted = new ArrayList<>();
        for (Term term : architecture.objective()) {
            double factor = factor(term, step);
            if (factor == 0) {
                continue;
            }
            NDArray value;
            if (term.compares()) {
                value = Comparison.of(compiled, term, output, target, weight);
            } else if (term instanceof Term.Adversarial) {
                value = critic.orElseThrow().doubt(scope, input, output);
            } else if (term instanceof Term.Kl kl) {
                value = Scalars.times(divergence(kl, mean, logVariance), 1 / numbers);
            } else if (term instanceof Term.LatentL1) {
                value = Scalars.times(mean.abs().sum(), 1 / (batch.count() * numbers));
            } else if (term instanceof Term.Contractive contractive) {
                value = Scalars.times(contraction(contractive, scope, input, mean), 1 / (batch.count() * numbers));
            } else {
                value = decay(term, scope);
            }
            terms.put(term.name(), value);
            weighted.add(Scalars.times(value, factor));
        }
        Optional<NDArray> taught = critic.map(judge -> judge.loss(scope, input, target, output));
        taught.ifPresent(value -> terms.put(CRITIC, value));
        return new Value(weighted.stream().reduce(NDArray::add).orElseThrow(), terms, taught);
    }

    /** A term that looks at windows or patches would learn from what is not to count: of a blind spot, the identity. */
    private static void checkWeighs(List<Term> objective) {
        for (Term term : objective) {
            if (term instanceof Term.Ssim || term instanceof Term.Adversarial) {
                throw new InvalidInputException(
                        "these examples say which pixels count (as those of noise2void do), and the"
                                + " term \"" + term.name()
                                + "\" takes all of them; choose a fidelity of mse, l1 or"
                                + " charbonnier, without an adversarial term");
            }
        }
    }

    private static double factor(Term term, long step) {
        return step < term.warmUp() ? term.weight() * (step + 1) / (term.warmUp() + 1) : term.weight();
    }

    private NDArray decay(Term term, NDManager scope) {
        NDArray sum = Tensors.floats(scope, new float[1], new Shape());
        for (WeightSpec spec : specs) {
            if (FlatWeights.decays(spec)) {
                NDArray tensor = Tensors.alias(weights.apply(spec.name()), scope);
                sum = sum.add(
                        term instanceof Term.DecayL2
                                ? Scalars.times(tensor.square().sum(), 0.5)
                                : tensor.abs().sum());
            }
        }
        return sum;
    }

    /** Nats an image: the sum over the code's numbers of the batch's mean, no number below the free bits. */
    private static NDArray divergence(Term.Kl kl, NDArray mean, NDArray logVariance) {
        NDArray twice = Scalars.plus(mean.square().add(logVariance.exp()).sub(logVariance), -1);
        NDArray each = Scalars.times(twice.mean(new int[] {0}), 0.5);
        return kl.freeBits() > 0 ? Scalars.atLeast(each, kl.freeBits()).sum() : each.sum();
    }

    private NDArray contraction(Term.Contractive term, NDManager scope, NDArray input, NDArray mean) {
        NDArray nudge = scope.randomNormal(0, (float) term.epsilon(), input.getShape(), DataType.FLOAT32);
        // Dropout's draws, a batch's own mean or coarser numbers would differ by far more than the nudge does.
        NDArray still = varies ? quiet(scope, Tensors.alias(input, scope)) : mean;
        NDArray nudged = quiet(scope, input.add(nudge));
        return Scalars.times(nudged.sub(still), 1 / term.epsilon()).square().sum();
    }

    private NDArray quiet(NDManager scope, NDArray input) {
        return compiled.mean(compiled.encode(compiled.pass(weights, scope, false), input));
    }
}

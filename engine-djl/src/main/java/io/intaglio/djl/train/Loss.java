package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.compile.Pass;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Architecture;
import io.intaglio.network.Latent;
import io.intaglio.network.Term;
import io.intaglio.network.WeightSpec;
import io.intaglio.train.Batch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objective of an architecture at one batch. */
final class Loss {

    /**
     * The loss as an array to differentiate.
     *
     * @param total of one number
     * @param terms each term's value before its weight, of one number each, in the objective's order
     */
    record Value(NDArray total, Map<String, NDArray> terms) {}

    private final Compiled compiled;
    private final FlatWeights weights;
    private final List<WeightSpec> specs;

    Loss(Compiled compiled, FlatWeights weights, List<WeightSpec> specs) {
        this.compiled = compiled;
        this.weights = weights;
        this.specs = specs;
    }

    /**
     * Goes through the network and sums the terms up. Draws come from the engine's generator.
     *
     * @param pass whose manager owns all that comes out
     * @param owner the pass's manager's like, for inputs
     */
    Value of(Pass pass, ai.djl.ndarray.NDManager owner, Batch batch, long step) {
        Architecture architecture = compiled.architecture();
        NDArray input = Tensors.images(owner, batch.input());
        NDArray encoded = compiled.encode(pass, input);
        encoded.attach(owner);
        NDArray mean = compiled.mean(encoded);
        NDArray code = mean;
        NDArray logVariance = null;
        if (architecture.latent() instanceof Latent.Gaussian) {
            logVariance = compiled.logVariance(encoded);
            NDArray noise = owner.randomNormal(0, 1, mean.getShape(), DataType.FLOAT32);
            code = mean.add(logVariance.mul(0.5f).exp().mul(noise));
        }
        NDArray keptMean = mean.reshape(mean.getShape());
        keptMean.attach(owner);
        NDArray output = compiled.decode(pass, code.reshape(code.getShape()), batch.labels());
        NDArray target = Tensors.images(owner, batch.target());
        NDArray weight = batch.weight().map(w -> Tensors.images(owner, w)).orElse(null);

        double numbers = (double) batch.target().data().length / batch.count();
        Map<String, NDArray> terms = new LinkedHashMap<>();
        List<NDArray> weighted = new ArrayList<>();
        for (Term term : architecture.objective()) {
            double factor = factor(term, step);
            if (factor == 0) {
                continue;
            }
            NDArray value = term.compares()
                    ? Comparison.of(term, output, target, weight)
                    : other(term, pass, owner, batch, keptMean, logVariance, numbers);
            terms.put(term.name(), value);
            weighted.add(value.mul((float) factor));
        }
        return new Value(weighted.stream().reduce(NDArray::add).orElseThrow(), terms);
    }

    private static double factor(Term term, long step) {
        return term instanceof Term.Kl kl && step < kl.warmUp()
                ? kl.weight() * (step + 1) / (kl.warmUp() + 1)
                : term.weight();
    }

    private NDArray other(
            Term term,
            Pass pass,
            ai.djl.ndarray.NDManager owner,
            Batch batch,
            NDArray mean,
            NDArray logVariance,
            double numbers) {
        if (term instanceof Term.Kl kl) {
            return divergence(kl, mean, logVariance).div((float) numbers);
        }
        if (term instanceof Term.LatentL1) {
            return mean.abs().sum().div((float) (batch.count() * numbers));
        }
        if (term instanceof Term.Contractive contractive) {
            return contraction(contractive, pass, owner, batch, mean).div((float) (batch.count() * numbers));
        }
        boolean squares = term instanceof Term.DecayL2;
        NDArray sum = null;
        for (WeightSpec spec : specs) {
            if (FlatWeights.decays(spec)) {
                NDArray tensor = weights.get(spec.name());
                NDArray part =
                        squares ? tensor.square().sum().mul(0.5f) : tensor.abs().sum();
                part.attach(owner);
                sum = sum == null ? part : sum.add(part);
            }
        }
        return sum;
    }

    /** Nats an image: the sum over the code's numbers of the batch's mean, no number below the free bits. */
    private static NDArray divergence(Term.Kl kl, NDArray mean, NDArray logVariance) {
        NDArray each = mean.square()
                .add(logVariance.exp())
                .sub(logVariance)
                .sub(1f)
                .mul(0.5f)
                .mean(new int[] {0});
        return kl.freeBits() > 0 ? each.maximum((float) kl.freeBits()).sum() : each.sum();
    }

    private NDArray contraction(
            Term.Contractive term, Pass pass, ai.djl.ndarray.NDManager owner, Batch batch, NDArray mean) {
        NDArray input = Tensors.images(owner, batch.input());
        NDArray nudge = owner.randomNormal(0, (float) term.epsilon(), input.getShape(), DataType.FLOAT32);
        Pass second = compiled.pass(weights::get, owner, true);
        NDArray nudged = compiled.mean(compiled.encode(second, input.add(nudge)));
        return nudged.sub(mean).div((float) term.epsilon()).square().sum();
    }
}

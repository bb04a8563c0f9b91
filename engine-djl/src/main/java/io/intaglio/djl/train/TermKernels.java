package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.spi.DjlTermProvider;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Comparison;
import io.intaglio.network.LossTerm;
import io.intaglio.spi.PluginException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kernels of the terms, by kind. */
final class TermKernels {

    private final Map<Class<? extends LossTerm>, TermKernel<?>> kernels = new HashMap<>();

    TermKernels(Compiled compiled) {
        put(Comparison.Mse.class, (term, in) -> ImageLosses.mse(in.output(), in.target(), in.weight()));
        put(
                Comparison.CalibratedMse.class,
                (term, in) -> ImageLosses.calibratedMse(in.output(), in.target(), in.weight()));
        put(Comparison.L1.class, (term, in) -> ImageLosses.l1(in.output(), in.target(), in.weight()));
        put(
                Comparison.Charbonnier.class,
                (term, in) -> ImageLosses.charbonnier(term.epsilon(), in.output(), in.target(), in.weight()));
        put(Comparison.Bce.class, (term, in) -> ImageLosses.bce(in.output(), in.target(), in.weight()));
        put(Comparison.Ssim.class, (term, in) -> ImageLosses.ssim(compiled, in.output(), in.target()));
        put(LossTerm.Kl.class, LatentTerms::divergence);
        put(Comparison.ImportanceWeighted.class, new ImportanceWeights());
        put(LossTerm.Rate.class, new RateKernel());
        put(LossTerm.LatentL1.class, LatentTerms::absolute);
        put(LossTerm.Contractive.class, LatentTerms::contraction);
        put(LossTerm.CrossEntropy.class, ClassTerms::crossEntropy);
        put(LossTerm.PseudoLabels.class, ClassTerms::pseudoLabels);
        put(LossTerm.Vicreg.class, new VicregKernel());
        put(LossTerm.Adversarial.class, new AdversarialKernel());
        put(
                LossTerm.DecayL1.class,
                (term, in) -> in.sumOverWeights(tensor -> tensor.abs().sum()));
        put(
                LossTerm.DecayL2.class,
                (term, in) -> in.sumOverWeights(
                        tensor -> Scalars.times(tensor.square().sum(), 0.5)));
        put(LossTerm.Custom.class, new Custom(compiled));
    }

    private <T extends LossTerm> void put(Class<T> kind, TermKernel<T> kernel) {
        kernels.put(kind, kernel);
    }

    /** Returns the kinds of term that can be computed. */
    Set<Class<? extends LossTerm>> kinds() {
        return kernels.keySet();
    }

    /** @throws IllegalStateException if no kernel computes this kind */
    TermKernel<LossTerm> of(LossTerm term) {
        Class<? extends LossTerm> kind = term instanceof LossTerm.Custom ? LossTerm.Custom.class : term.getClass();
        @SuppressWarnings("unchecked") // put() keeps a kernel of T under the class of T
        TermKernel<LossTerm> kernel = (TermKernel<LossTerm>) kernels.get(kind);
        if (kernel == null) {
            throw new IllegalStateException("this engine has no kernel for the term " + term.name());
        }
        return kernel;
    }

    /** What plug-ins compute is checked: one number, or the loss would be an array. */
    private record Custom(Compiled compiled) implements TermKernel<LossTerm.Custom> {

        @Override
        public NDArray loss(LossTerm.Custom term, LossInputs in) {
            DjlTermProvider provider = compiled.terms().get(term.kind());
            String what = "the term " + term.name() + " could not be computed";
            return one(provider, term, PluginException.guard(provider, what, () -> provider.loss(term, in)));
        }

        @Override
        public Optional<NDArray> opposing(LossTerm.Custom term, LossInputs in) {
            DjlTermProvider provider = compiled.terms().get(term.kind());
            String what = "the term " + term.name() + " could not be computed for its parts";
            return PluginException.guard(provider, what, () -> provider.opposing(term, in))
                    .map(loss -> one(provider, term, loss));
        }

        private static NDArray one(DjlTermProvider provider, LossTerm.Custom term, NDArray loss) {
            if (loss.getShape().size() != 1) {
                throw PluginException.fault(
                        provider, "the term " + term.name() + " is one number, and not an array of " + loss.getShape());
            }
            return loss.getShape().dimension() == 0 ? loss : loss.sum();
        }
    }
}

package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.LossTerm;
import java.util.Optional;

/** A critic that learns to tell outputs from targets, by least squares (Mao et al. 2017). */
final class AdversarialKernel implements TermKernel<LossTerm.Adversarial> {

    /** Computes how far the critic's answers to outputs are from those to targets. The critic learns nothing by it. */
    @Override
    public NDArray loss(LossTerm.Adversarial term, LossInputs in) {
        return distance(scores(in, in.output()), 1);
    }

    /** Half the critic's squared errors on targets (1) and on outputs (0). The network learns nothing by it. */
    @Override
    public Optional<NDArray> opposing(LossTerm.Adversarial term, LossInputs in) {
        NDArray real = distance(scores(in, in.target()), 1);
        NDArray made = distance(scores(in, in.output().stopGradient()), 0);
        return Optional.of(Scalars.times(real.add(made), 0.5));
    }

    private static NDArray scores(LossInputs in, NDArray image) {
        NDArray both = Tensors.nchw(Tensors.concat(Tensors.nhwc(in.input()), Tensors.nhwc(image), 3));
        return in.through(LossTerm.Adversarial.CRITIC, both);
    }

    private static NDArray distance(NDArray says, double right) {
        return Scalars.plus(says, -right).square().mean();
    }
}

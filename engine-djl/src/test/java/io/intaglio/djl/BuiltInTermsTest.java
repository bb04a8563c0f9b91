package io.intaglio.djl;

import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Head;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Pool;
import io.intaglio.testkit.TermContract;
import java.util.List;

/** The contract of terms, by the built-in ones whose values have no corners, as rounding has. */
class BuiltInTermsTest extends TermContract {

    private static final Activate TANH = new Activate(Activate.Function.TANH);
    private static final Activate SIGMOID = new Activate(Activate.Function.SIGMOID);

    @Override
    protected List<LossTerm> terms() {
        return List.of(
                new Comparison.Mse(10),
                new Comparison.Charbonnier(1, 0.1),
                new Comparison.Bce(1),
                new Comparison.Ssim(1),
                new Comparison.CalibratedMse(1),
                new LossTerm.Kl(0.5, 0, 0),
                new Comparison.ImportanceWeighted(new Comparison.Bce(1), 3, 1, 0),
                new Comparison.ImportanceWeighted(new Comparison.Mse(1), 2, 0.5, 4),
                new LossTerm.LatentL1(0.5),
                new LossTerm.Contractive(0.5, 0.1),
                new LossTerm.CrossEntropy(1, "class", 0.1),
                new LossTerm.PseudoLabels(1, "class", 0.3),
                new LossTerm.Adversarial(0.5, Network.of(Conv.same(4, 3), TANH, Conv.same(1, 3)), 0),
                new LossTerm.DecayL2(0.01));
    }

    @Override
    protected Architecture architecture(LossTerm term) {
        boolean gaussian = term instanceof LossTerm.Kl || term instanceof Comparison.ImportanceWeighted;
        if (!(gaussian || term instanceof LossTerm.LatentL1 || !term.heads().isEmpty())) {
            return super.architecture(term);
        }
        // Absolute values of codes of both signs have corners, where differences are no derivatives.
        Activate last = term instanceof LossTerm.LatentL1 ? SIGMOID : TANH;
        ImageSpec gray = ImageSpec.anySize(1);
        Architecture network = new Architecture(
                gray,
                gray,
                Network.of(new PixelShuffle(-2), Conv.same(2, 3), last),
                gaussian ? new Latent.Gaussian(0) : new Latent.Point(0),
                Network.of(Conv.same(4, 1), new PixelShuffle(2), SIGMOID),
                List.of(new Comparison.Mse(10)));
        return !term.heads().isEmpty()
                ? network.with(new Head("class", Head.CODE, Network.of(Pool.globalAverage(), Dense.linear(2))))
                        .with(term)
                : network.with(term);
    }
}

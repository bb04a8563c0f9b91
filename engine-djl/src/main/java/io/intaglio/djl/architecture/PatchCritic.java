package io.intaglio.djl.architecture;

import io.intaglio.network.Activate;
import io.intaglio.network.Conv;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;

/**
 * A critic that says of each place whether the patch around it, 52 pixels wide, was made by the network (Isola et al.
 * 2017, PatchGAN): its eye for texture makes outputs sharper where many are possible. The layers are of the kinds that
 * train fast on a CPU, without normalization.
 */
final class PatchCritic {

    private static final Activate LEAKY = new Activate(Activate.Function.LEAKY_RELU);

    /** A critic that knows nothing yet would only shake the network. */
    private static final int WARM_UP = 500;

    private PatchCritic() {}

    static LossTerm term(double weight) {
        return new LossTerm.Adversarial(
                weight,
                Network.of(
                        new PixelShuffle(-2),
                        Conv.same(48, 3),
                        LEAKY,
                        Conv.halve(96),
                        LEAKY,
                        Conv.same(96, 3),
                        LEAKY,
                        Conv.halve(128),
                        LEAKY,
                        Conv.same(128, 3),
                        LEAKY,
                        Conv.same(1, 3).gain(1)),
                WARM_UP);
    }
}

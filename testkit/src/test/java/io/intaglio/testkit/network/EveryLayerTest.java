package io.intaglio.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.SelfAttention;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryLayerTest {

    @Test
    void noKindIsForgotten() {
        assertThat(EveryLayer.missing()).isEmpty();
    }

    @Test
    void anAttentionBeginsByChangingNothing() {
        ImageSpec spec = new ImageSpec(3, 8, 8);
        Architecture architecture = new Architecture(
                spec, spec, Network.of(new SelfAttention(3)), new Latent.Point(0), Network.of(), List.of());
        Weights begin = Weights.initial(ShapePlan.smallest(architecture).weights(), 1);

        assertThat(new ReferenceNetwork(architecture, begin)
                        .apply(EveryLayer.images(), List.of())
                        .data())
                .isEqualTo(EveryLayer.images().data());
    }

    @Test
    void allCanBeRun() {
        EveryLayer.architectures().forEach((name, architecture) -> {
            ReferenceNetwork network = new ReferenceNetwork(architecture, EveryLayer.weights(architecture));

            assertThat(network.apply(EveryLayer.images(), EveryLayer.labels(architecture))
                            .data())
                    .as(name)
                    .doesNotContain(Float.NaN)
                    .isNotEqualTo(EveryLayer.images().data());
        });
    }
}

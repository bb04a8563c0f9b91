package io.intaglio.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EveryLayerTest {

    @Test
    void noKindIsForgotten() {
        assertThat(EveryLayer.missing()).isEmpty();
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

package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.SelfAttention;
import io.intaglio.network.ShapePlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

    /** For one image of 10x8. */
    private static long passBytes(Layer... layers) {
        ImageSpec gray = ImageSpec.anySize(1);
        Architecture architecture = new Architecture(
                gray, gray, Network.of(layers), new Latent.Point(0), Network.of(), List.of(new Comparison.Mse(1)));
        return NativeMemory.passBytes(ShapePlan.of(architecture, 10, 8));
    }

    @Test
    void aConvolutionLaysTheLargerOfItsImagesOutAnew() {
        assertThat(passBytes(Conv.same(4, 3), Conv.same(1, 3))).isEqualTo(6 * 4 * 80 * (1 + 4 + 4));
    }

    @Test
    void anAttentionHoldsAllPairsOfPixels() {
        assertThat(passBytes(new SelfAttention(1))).isEqualTo(6 * 4 * (2 * 80 * 80 + 11 * 80));
    }

    @Test
    void aTransposedConvolutionPutsZerosBetween() {
        assertThat(passBytes(Conv.halve(1), new ConvTranspose(1, 4, 2, 1, 0)))
                .isEqualTo(6 * 4 * (20 + 80 + 3 * 20 * 4));
    }
}

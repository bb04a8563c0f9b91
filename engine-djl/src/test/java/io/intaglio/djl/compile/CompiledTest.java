package io.intaglio.djl.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.ReceptiveField;
import io.intaglio.network.Residual;
import io.intaglio.network.Shape;
import io.intaglio.testkit.network.EveryLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledTest {

    record Unknown() implements Layer.Custom {

        @Override
        public String kind() {
            return "unknown";
        }

        @Override
        public Shape output(Shape in) {
            return in;
        }

        @Override
        public ReceptiveField reach() {
            return ReceptiveField.PIXEL;
        }
    }

    private static Architecture of(Layer... layers) {
        ImageSpec gray = ImageSpec.anySize(1);
        return new Architecture(
                gray, gray, Network.of(layers), new Latent.Point(0), Network.of(), List.of(new Comparison.Mse(1)));
    }

    private static Compiled compiled(Layer... layers) {
        return new Compiled(of(layers), DjlProviders.NONE, Convolutions.trusted(), Convolutions.Use.RUNNING);
    }

    @Test
    void noPermittedKindIsForgotten() {
        assertThat(compiled().kinds().stream().<Class<?>>map(kind -> kind))
                .containsExactlyInAnyOrderElementsOf(EveryLayer.kinds());
    }

    @Test
    void noPermittedLatentIsForgotten() {
        assertThat(LatentKernels.kinds()).containsExactlyInAnyOrder(latents());
    }

    @SuppressWarnings("unchecked") // the permitted subclasses of a latent are latents
    private static Class<? extends Latent>[] latents() {
        return (Class<? extends Latent>[]) Latent.class.getPermittedSubclasses();
    }

    @Test
    void aCustomLayerWithoutProviderIsRefusedByName() {
        assertThatThrownBy(() -> compiled(new Unknown()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "no plug-in tells this engine how to compute the layer \"unknown\"; it knows of none; add the "
                                + "jar"
                                + " with the DjlLayerProvider of that name");
        assertThatThrownBy(() -> compiled(new Residual(List.of(new Unknown()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"unknown\"");
    }
}

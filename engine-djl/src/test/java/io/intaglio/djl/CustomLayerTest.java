package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Residual;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A layer that this engine does not know goes through the escape hatch. */
class CustomLayerTest {

    private static final ImageSpec COLOUR = ImageSpec.anySize(3);

    @Test
    void runsAndLearns() {
        Architecture architecture = new Architecture(
                COLOUR,
                COLOUR,
                Network.of(new ChannelGain(0.5), new Residual(List.of(new ChannelGain(0.25)))),
                new Latent.Point(0),
                Network.of(),
                List.of(new Comparison.Mse(1)));
        Weights begin = Weights.initial(ShapePlan.smallest(architecture).weights(), 1);
        ImageBatch x = Engines.random(1, 2, 5, 4, 3);
        try (DjlEngine engine = Engines.cpu()) {
            try (Autoencoder model = engine.open(architecture, begin)) {
                int before = engine.arrays();
                float[] expected = x.data().clone();
                for (int i = 0; i < expected.length; i++) {
                    expected[i] *= 0.5f * 1.25f;
                }
                assertThat(model.apply(x, Condition.NONE).data()).containsExactly(expected, Offset.offset(1e-6f));
                assertThat(engine.arrays()).isEqualTo(before);
            }
            TrainingResult trained = engine.train(
                    new NoiseBatches(2, 6, 6, 3, 0)
                            .job(architecture, NoiseBatches.steps(60).with("learning-rate", 0.05), null),
                    TrainingListener.NONE);
            float outer = trained.checkpoint().raw().get("encoder.0.factor").data()[0];
            float inner = trained.checkpoint().raw().get("encoder.1.0.factor").data()[0];

            // What comes out is what goes in once outer·(1 + inner) is 1.
            assertThat(outer * (1 + inner)).isCloseTo(1, Offset.offset(0.05f));
        }
    }
}

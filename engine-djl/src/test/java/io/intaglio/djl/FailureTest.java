package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void whateverEndsATrainingWhatItReachedCanBeKept() {
        ImageSpec gray = ImageSpec.anySize(1);
        Architecture architecture = new Architecture(
                gray,
                gray,
                Network.of(Conv.same(2, 3)),
                new Latent.Point(0),
                Network.of(Conv.same(1, 3)),
                List.of(new Comparison.Mse(1)));
        List<String> kept = new ArrayList<>();
        TrainingListener listener = event -> {
            if (event instanceof TrainingEvent.Stepped stepped
                    && stepped.progress().step() == 3) {
                throw new IllegalStateException("a stranger's listener");
            } else if (event instanceof TrainingEvent.Failing failing) {
                kept.add(String.valueOf(failing.lastGood().get().state().step()));
            }
        };

        try (DjlEngine engine = Engines.cpu()) {
            assertThatThrownBy(() -> engine.train(
                            new NoiseBatches(2, 6, 6, 1, 0).job(architecture, NoiseBatches.steps(5), null), listener))
                    .hasMessage("a stranger's listener");
        }
        assertThat(kept).containsExactly("3");
    }
}

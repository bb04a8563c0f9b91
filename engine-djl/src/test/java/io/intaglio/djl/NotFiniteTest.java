package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.train.Batch;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.DivergedException;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training never ends well with weights that are not finite, and never keeps them. */
class NotFiniteTest {

    private static Architecture network(int classes) {
        return new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(Conv.same(32, 3), Conv.same(32, 1)),
                new Latent.Point(classes),
                Network.of(Conv.same(1, 3)),
                List.of(new Comparison.Mse(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "muon"})
    void a_learning_rate_beyond_all_bounds_is_a_failure_even_in_the_last_step(String optimizer) {
        Settings settings = NoiseBatches.steps(1)
                .with("learning-rate", 1e308)
                .with("warm-up", 0)
                .with("schedule", "constant")
                .with("optimizer", optimizer);
        List<Checkpoint> kept = new ArrayList<>();
        TrainingListener listener = event -> {
            if (event instanceof TrainingEvent.Failing failing) {
                kept.add(failing.lastGood().get());
            }
        };
        try (DjlEngine engine = Engines.cpu()) {
            assertThatThrownBy(() ->
                            engine.train(new NoiseBatches(2, 6, 6, 1, 0).job(network(0), settings, null), listener))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("not finite any more after step 1")
                    .hasMessageContaining("a smaller learning rate (now 1.0E308)");
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void no_checkpoint_is_made_of_such_weights() {
        Settings settings = NoiseBatches.steps(5)
                .with("learning-rate", 1e308)
                .with("warm-up", 0)
                .with("schedule", "constant");
        TrainingListener listener = event -> {
            if (event instanceof TrainingEvent.Stepped stepped) {
                Checkpoint unused = stepped.checkpoint().get();
            }
        };
        try (DjlEngine engine = Engines.cpu()) {
            assertThatThrownBy(() ->
                            engine.train(new NoiseBatches(2, 6, 6, 1, 0).job(network(0), settings, null), listener))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("not finite any more after step 1");
        }
    }

    /** One image of a class that the network is not told of. */
    private record Foreign() implements GeneratedBatches {

        @Override
        public Batch get(long step) {
            Batch batch = new NoiseBatches(2, 6, 6, 1, 2).get(step);
            return new Batch(batch.input(), batch.target(), Optional.empty(), List.of(2, 0));
        }
    }

    @Test
    void a_label_beyond_the_classes_is_refused_in_held_out_data_too() {
        TrainingConfig config = NoiseBatches.steps(3).applyTo(new TrainingConfig());
        TrainingJob job = new TrainingJob(
                network(2), config, new NoiseBatches(2, 6, 6, 1, 2), Optional.of(new Foreign()), Optional.empty());
        try (DjlEngine engine = Engines.cpu()) {
            assertThatThrownBy(() -> engine.train(job, TrainingListener.NONE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("a label must be between 0 and 1, not 2");
        }
    }
}

package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.image.ImageSpec;
import io.intaglio.train.Advice;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Held-out data that go while a training is under way. */
class HeldOutLostTest {

    /** Noise to learn from; as held-out data it is there once. */
    private record Fleeting(AtomicInteger asked, int readable) implements Batches {

        @Override
        public Batch get(long step) {
            if (asked.getAndIncrement() >= readable) {
                throw new InvalidInputException("held/0.png is gone");
            }
            return new Batch(
                    Engines.random(step, 2, 16, 16, 1),
                    Engines.random(step + 100, 2, 16, 16, 1),
                    Optional.empty(),
                    List.of());
        }

        @Override
        public long perEpoch() {
            return 1;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void theTrainingGoesOnAndThatIsSaidOnce() {
        Collapsed small = Settings.of("widths", "4,4").applyTo(new Collapsed());
        TrainingConfig config = NoiseBatches.steps(6).with("looks", 6).applyTo(new TrainingConfig());
        ImageSpec gray = ImageSpec.anySize(1);
        try (DjlEngine engine = Engines.cpu()) {
            TrainingResult trained = engine.train(
                    new TrainingJob(
                            small.create(gray, gray),
                            config,
                            new Fleeting(new AtomicInteger(), Integer.MAX_VALUE),
                            Optional.of(new Fleeting(new AtomicInteger(), 1)),
                            Optional.empty()),
                    TrainingListener.NONE);

            assertThat(trained.report().steps()).isEqualTo(6);
            assertThat(trained.report().validations()).hasSize(1);
            assertThat(trained.report().advice())
                    .extracting(Advice::text)
                    .filteredOn(text -> text.contains("Held-out data could not be read (held/0.png is gone)"))
                    .hasSize(1);
        }
    }
}

package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.train.Batch;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.Validation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeightedLooksTest {

    /** Asks for 0.1 more than goes in where errors count, with a weight of 2, and for 1 more where they do not. */
    private record Half() implements GeneratedBatches {

        @Override
        public Batch get(long step) {
            ImageBatch input = Engines.random(step, 2, 16, 16, 1);
            float[] target = input.data().clone();
            float[] weight = new float[target.length];
            for (int i = 0; i < target.length; i++) {
                target[i] += i % 2 == 0 ? 0.1f : 1;
                weight[i] = i % 2 == 0 ? 2 : 0;
            }
            return new Batch(
                    input,
                    ImageBatch.wrap(2, 16, 16, 1, target),
                    Optional.of(ImageBatch.wrap(2, 16, 16, 1, weight)),
                    List.of());
        }

        @Override
        public long perEpoch() {
            return 2;
        }
    }

    @Test
    void heldOutErrorsCountAsTheyDoInTraining() {
        // It begins by giving its input back, and hardly moves.
        Collapsed still = Settings.of("widths", "4,4").with("residual", true).applyTo(new Collapsed());
        TrainingConfig config =
                NoiseBatches.steps(1).with("learning-rate", 1e-9).applyTo(new TrainingConfig());
        ImageSpec gray = ImageSpec.anySize(1);
        try (DjlEngine engine = Engines.cpu()) {
            List<Validation> looks = engine.train(
                            new TrainingJob(
                                    still.create(gray, gray),
                                    config,
                                    new Half(),
                                    Optional.of(new Half()),
                                    Optional.empty()),
                            TrainingListener.NONE)
                    .report()
                    .validations();

            assertThat(looks)
                    .singleElement()
                    .satisfies(look -> assertThat(look.mse()).isCloseTo(0.01, within(1e-5)));
        }
    }
}

package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.djl.architecture.SmallImageCodec;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.itg.CodeCoder;
import io.intaglio.itg.CodeTables;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.testkit.network.ReferenceNetwork;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.Progress;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A code of whole numbers and its prior. */
class QuantizedTest {

    private static final ImageSpec SMALL = new ImageSpec(1, 8, 8);

    private static final Architecture NETWORK = new SmallImageCodec(2, 16, 1, 2, 0.02).create(SMALL, SMALL);

    /** Bright squares in one of two places. */
    private static final class Squares implements Batches {

        @Override
        public Batch get(long step) {
            ImageBatch images = Engines.random(step, 16, 8, 8, 1);
            for (int i = 0; i < images.data().length; i++) {
                boolean lit = (i / 64 % 2 == 0) == (i % 8 < 4);
                images.data()[i] = 0.1f * images.data()[i] + (lit ? 0.8f : 0);
            }
            return new Batch(images, images, Optional.empty(), List.of());
        }

        @Override
        public long perEpoch() {
            return 10;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private static TrainingResult train(int steps, Optional<Checkpoint> from, TrainingListener listener) {
        TrainingConfig config = NoiseBatches.steps(steps)
                .with("learning-rate", 0.01)
                .with("batch", 16)
                .applyTo(new TrainingConfig());
        TrainingJob job = new TrainingJob(NETWORK, config, new Squares(), Optional.empty(), from);
        try (DjlEngine engine = Engines.cpu()) {
            return engine.train(job, listener);
        }
    }

    private static CodeTables tables(Weights weights) {
        return CodeTables.of(
                weights.get("latent.share").data(),
                weights.get("latent.mean").data(),
                weights.get("latent.scale").data());
    }

    /** What was predicted is paid: bits under the prior while training, and bits of codes by the tables made of it. */
    @Test
    void itLearnsCodesThatCostWhatTheTermSays() {
        TrainingResult trained = train(400, Optional.empty(), TrainingListener.NONE);
        List<Progress> history = trained.report().history();
        double first = history.get(0).terms().get("rate");
        double last = history.get(history.size() - 1).terms().get("rate");
        assertThat(last).isLessThan(first);

        ImageBatch images = new Squares().get(999).input();
        try (DjlEngine engine = Engines.cpu();
                Autoencoder model = engine.open(NETWORK, trained.weights())) {
            float[] codes = model.codec().orElseThrow().encode(images).data();
            CodeCoder coder = new CodeCoder(tables(trained.weights()));
            double bits = 0;
            for (int i = 0; i < images.count(); i++) {
                int[] code = new int[8];
                for (int k = 0; k < 8; k++) {
                    code[k] = (int) codes[8 * i + k];
                    assertThat((float) code[k]).isEqualTo(codes[8 * i + k]);
                }
                bits += coder.bits(code) / images.count();
            }
            assertThat(bits / 64).isBetween(0.5 * last, 1.5 * last);
            assertThat(model.apply(images, Condition.NONE).data())
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(new ReferenceNetwork(NETWORK, trained.weights())
                            .apply(images, List.of())
                            .data());
        }
    }

    @Test
    void aTrainingResumesToTheSameBits() {
        List<Checkpoint> half = new ArrayList<>();
        TrainingResult whole = train(8, Optional.empty(), event -> {
            if (event instanceof TrainingEvent.Stepped stepped
                    && stepped.progress().step() == 4) {
                half.add(stepped.checkpoint().get());
            }
        });

        TrainingResult resumed = train(8, Optional.of(half.get(0)), TrainingListener.NONE);

        whole.weights()
                .asMap()
                .forEach((name, tensor) ->
                        assertThat(resumed.weights().get(name).data()).as(name).isEqualTo(tensor.data()));
        assertThat(whole.weights().get("latent.share").data()).isNotEqualTo(new float[2]);
    }
}

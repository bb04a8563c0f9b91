package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.metric.Figure;
import io.intaglio.network.Architecture;
import io.intaglio.train.Advice;
import io.intaglio.train.Batch;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import io.intaglio.train.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A network that learns to invert images, judged by how well it keeps them: every look is worse than the one before.
 */
class EarlyStoppingTest {

    private static final ImageSpec GRAY = ImageSpec.anySize(1);
    private static DjlEngine engine;

    private record Pictures(boolean inverted) implements GeneratedBatches {

        @Override
        public Batch get(long step) {
            ImageBatch images = Engines.random(step % 4, 4, 16, 16, 1);
            ImageBatch target = ImageBatch.zeros(4, 16, 16, 1);
            for (int i = 0; i < images.data().length; i++) {
                target.data()[i] = inverted ? 1 - images.data()[i] : images.data()[i];
            }
            return new Batch(images, target, Optional.empty(), List.of());
        }
    }

    @BeforeAll
    static void open() {
        engine = Engines.cpu();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static TrainingJob job(Settings settings, Checkpoint from) {
        Architecture architecture = Settings.of("widths", "8")
                .with("latent", 0)
                .with("residual", true)
                .applyTo(new Collapsed())
                .create(GRAY, GRAY);
        TrainingConfig config = settings.with("ema", 0).applyTo(new TrainingConfig());
        return new TrainingJob(
                architecture, config, new Pictures(true), Optional.of(new Pictures(false)), Optional.ofNullable(from));
    }

    /** Keeps all that a training says. */
    @SuppressWarnings("JavaLangClash") // it is no record, but keeps one
    private static final class Record implements TrainingListener {

        private final List<Double> rates = new ArrayList<>();
        private final List<Validation> looks = new ArrayList<>();
        private final List<Checkpoint> checkpoints = new ArrayList<>();
        private final List<String> advice = new ArrayList<>();
        private int samples;

        @Override
        public void on(TrainingEvent event) {
            if (event instanceof TrainingEvent.Stepped stepped) {
                rates.add(stepped.progress().learningRate());
                checkpoints.add(stepped.checkpoint().get());
            } else if (event instanceof TrainingEvent.Validated validated) {
                looks.add(validated.validation());
            } else if (event instanceof TrainingEvent.Sampled sampled) {
                assertThat(sampled.output().data())
                        .hasSameSizeAs(sampled.shown().target().data());
                samples++;
            } else if (event instanceof TrainingEvent.Advised advised) {
                advice.add(advised.advice().kind());
            }
        }
    }

    @Test
    void aWarmUpThatIsLongerThanTheTrainingIsTold() {
        TrainingResult trained = engine.train(job(NoiseBatches.steps(4).with("warm-up", 100), null), new Record());
        for (Settings free : List.of(
                NoiseBatches.steps(1).with("warm-up", 0),
                NoiseBatches.steps(4).with("warm-up", 100).with("schedule", "one-cycle"))) {
            assertThat(engine.train(job(free, null), new Record()).report().advice())
                    .noneMatch(advice -> advice.text().contains("warm-up"));
        }

        TrainingResult resumed =
                engine.train(job(NoiseBatches.steps(8).with("warm-up", 100), trained.checkpoint()), new Record());

        assertThat(resumed.report().advice()).noneMatch(advice -> advice.text().contains("warm-up"));
        assertThat(trained.report().advice())
                .extracting(Advice::text)
                .contains("The warm-up of 100 steps is longer than the training of 4 steps. It learns more with --set"
                        + " warm-up=0, or over more steps.");
    }

    @Test
    void whenPatienceRunsOutTheBestWeightsAreThePlates() {
        Record record = new Record();

        TrainingResult trained =
                engine.train(job(NoiseBatches.steps(40).with("looks", 20).with("patience", 3), null), record);

        assertThat(trained.report().steps()).isEqualTo(8);
        assertThat(trained.report().total()).isEqualTo(40);
        assertThat(record.looks).extracting(Validation::best).containsExactly(true, false, false, false);
        assertThat(record.samples).isEqualTo(4);
        assertThat(record.advice).contains("early-stop");
        assertThat(trained.report().advice()).extracting(Advice::kind).isEqualTo(record.advice);
        assertThat(trained.weights().get("encoder.2.weight").data())
                .isEqualTo(
                        record.checkpoints.get(1).raw().get("encoder.2.weight").data())
                .isNotEqualTo(trained.checkpoint().raw().get("encoder.2.weight").data());
    }

    @Test
    void aScoreThatIsMissingOnceLeavesTheBestAsItIs() {
        Record record = new Record();
        TrainingJob job = job(NoiseBatches.steps(4).with("looks", 4).with("patience", 2), null);
        List<Optional<Validation.Score>> scores = new ArrayList<>(List.of(
                Optional.of(new Validation.Score("errors", Figure.lowerIsBetter(5, "", 1))),
                Optional.empty(),
                Optional.of(new Validation.Score("errors", Figure.lowerIsBetter(4, "", 1))),
                Optional.empty()));

        TrainingResult trained = engine.train(
                new TrainingJob(
                        job.architecture(),
                        job.config(),
                        job.data(),
                        job.validation(),
                        job.from(),
                        Optional.of(weights -> scores.remove(0))),
                record);

        assertThat(record.looks).extracting(Validation::best).containsExactly(true, false, true, false);
        assertThat(trained.checkpoint().state().bestStep()).isEqualTo(3);
        assertThat(trained.checkpoint().state().stale()).isZero();
    }

    @Test
    void withoutPatienceTheTrainingGoesOnAndTheLastWeightsAreThePlates() {
        TrainingResult trained = engine.train(job(NoiseBatches.steps(12), null), TrainingListener.NONE);

        assertThat(trained.report().steps()).isEqualTo(12);
        assertThat(trained.weights().asMap())
                .isEqualTo(trained.checkpoint().average().asMap());
        assertThat(trained.checkpoint().best()).isPresent();
    }

    @Test
    void onAPlateauTheRateIsHalved() {
        Record record = new Record();

        engine.train(
                job(
                        NoiseBatches.steps(8)
                                .with("looks", 8)
                                .with("warm-up", 0)
                                .with("schedule", "plateau")
                                .with("plateau", 2),
                        null),
                record);

        assertThat(record.rates).containsExactly(1e-3, 1e-3, 1e-3, 5e-4, 5e-4, 2.5e-4, 2.5e-4, 1.25e-4);
    }

    @Test
    void aResumedTrainingRemembersItsBestItsPatienceAndItsRate() {
        Settings settings = NoiseBatches.steps(40)
                .with("looks", 20)
                .with("patience", 4)
                .with("schedule", "plateau")
                .with("plateau", 2);
        for (int at : new int[] {1, 2, 5, 7}) {
            Record unbroken = new Record();
            TrainingResult whole = engine.train(job(settings, null), unbroken);
            Record rest = new Record();
            TrainingResult resumed = engine.train(job(settings, unbroken.checkpoints.get(at - 1)), rest);

            assertThat(resumed.report().steps()).isEqualTo(whole.report().steps());
            assertThat(rest.rates).isEqualTo(unbroken.rates.subList(at, unbroken.rates.size()));
            assertThat(resumed.checkpoint().state())
                    .isEqualTo(whole.checkpoint().state());
            whole.weights()
                    .asMap()
                    .forEach((name, tensor) -> assertThat(
                                    resumed.weights().get(name).data())
                            .as(name)
                            .isEqualTo(tensor.data()));
        }
    }
}

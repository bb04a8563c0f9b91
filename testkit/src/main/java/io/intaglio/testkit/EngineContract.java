package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Weights;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineProvider;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link EngineProvider} whose engines train. Extend it and return a provider; it is opened on
 * the CPU.
 *
 * @since 0.1
 */
public abstract class EngineContract extends RunningEngineContract {

    private static class Ramps implements Batches {

        @Override
        public Batch get(long step) {
            ImageBatch images = ramp(2);
            images.data()[0] = step % 7 / 7f;
            return new Batch(images, images, Optional.empty(), List.of());
        }

        @Override
        public long perEpoch() {
            return 4;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public void close() {}
    }

    static TrainingJob job(long steps, Optional<Checkpoint> from) {
        TrainingConfig config = io.intaglio.config.Settings.of("epochs", 0)
                .with("steps", steps)
                .with("schedule", "constant")
                .with("warm-up", 0)
                .applyTo(new TrainingConfig());
        return new TrainingJob(small(false), config, new Ramps(), Optional.empty(), from);
    }

    @Test
    public void itTrains() {
        assertThat(provider().trains()).isTrue();
    }

    /** Batches that give out at the fourth step. */
    private static Batches ending(Throwable failure) {
        return new Ramps() {
            @Override
            public Batch get(long step) {
                if (step == 3) {
                    EngineContract.<RuntimeException>throwAny(failure);
                }
                return super.get(step);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwAny(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    public void whatWasReachedIsOfferedWhenTheDataGiveOut() {
        for (Throwable failure : List.of(
                new InvalidInputException("nothing can be read any more"),
                new NoClassDefFoundError("org/example/Gone"))) {
            List<Checkpoint> offered = new ArrayList<>();
            TrainingListener listener = event -> {
                if (event instanceof TrainingEvent.Failing failing) {
                    offered.add(failing.lastGood().get());
                }
            };
            TrainingJob whole = job(6, Optional.empty());
            TrainingJob broken = new TrainingJob(
                    whole.architecture(), whole.config(), ending(failure), Optional.empty(), Optional.empty());
            try (Engine engine = open()) {
                assertThatThrownBy(() -> engine.train(broken, listener)).isSameAs(failure);

                assertThat(offered).hasSize(1);
                TrainingResult resumed = engine.train(job(6, Optional.of(offered.get(0))), TrainingListener.NONE);
                TrainingResult unbroken = engine.train(whole, TrainingListener.NONE);
                assertSame(resumed.weights(), unbroken.weights());
            }
        }
    }

    @Test
    public void heldOutDataThatCannotBeReadCostNoTraining() {
        TrainingJob whole = job(6, Optional.empty());
        Batches gone = new Ramps() {
            @Override
            public Batch get(long step) {
                throw new InvalidInputException("nothing can be read any more");
            }
        };
        try (Engine engine = open()) {
            TrainingResult unbroken = engine.train(whole, TrainingListener.NONE);
            TrainingResult judged = engine.train(
                    new TrainingJob(
                            whole.architecture(), whole.config(), whole.data(), Optional.of(gone), Optional.empty()),
                    TrainingListener.NONE);

            assertThat(judged.report().steps()).isEqualTo(6);
            assertThat(judged.report().validations()).isEmpty();
            assertSame(judged.weights(), unbroken.weights());
        }
    }

    @Test
    public void trainingCountsItsStepsAndRepeats() {
        try (Engine engine = open()) {
            TrainingResult one = engine.train(job(6, Optional.empty()), TrainingListener.NONE);
            TrainingResult other = engine.train(job(6, Optional.empty()), TrainingListener.NONE);

            assertThat(one.report().steps()).isEqualTo(6);
            assertThat(one.checkpoint().state().step()).isEqualTo(6);
            assertSame(other.weights(), one.weights());
        }
    }

    @Test
    public void goingOnEndsWhereAnUnbrokenTrainingDoes() {
        try (Engine engine = open()) {
            TrainingResult unbroken = engine.train(job(6, Optional.empty()), TrainingListener.NONE);
            TrainingResult half = engine.train(job(3, Optional.empty()), TrainingListener.NONE);
            Checkpoint at = half.checkpoint();
            Checkpoint longer = at.withState(at.state().at(at.state().step(), 6));
            TrainingResult rest = engine.train(job(6, Optional.of(longer)), TrainingListener.NONE);

            assertThat(rest.report().steps()).isEqualTo(6);
            assertSame(rest.weights(), unbroken.weights());
        }
    }

    @Test
    public void trainingAgainTakesNoMoreMemory() {
        try (Engine engine = open()) {
            LeakGuard.flat(engine, 2, () -> engine.train(job(4, Optional.empty()), TrainingListener.NONE));
        }
    }

    private static void assertSame(Weights actual, Weights expected) {
        assertThat(actual.names()).containsExactlyElementsOf(expected.names());
        for (String name : expected.names()) {
            assertThat(actual.get(name).data())
                    .as(name)
                    .isEqualTo(expected.get(name).data());
        }
    }
}

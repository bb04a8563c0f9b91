package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Codec;
import io.intaglio.model.Condition;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.ShapeException;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Tap;
import io.intaglio.network.Tensor;
import io.intaglio.network.Term;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.testkit.network.EveryLayer;
import io.intaglio.testkit.network.ReferenceNetwork;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.Trained;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of every {@link EngineProvider}. Extend it and return a provider; it is opened on the CPU. */
public abstract class EngineContract {

    private static final Offset<Float> TOLERANCE = Offset.offset(1e-4f);
    private static final ImageSpec GRAY = ImageSpec.anySize(1);

    /** The provider to look at. */
    protected abstract EngineProvider provider();

    /** Every test fails that leaves arrays behind. */
    private Engine open() {
        return LeakGuard.watch(provider().open(new EngineOptions().device("cpu")));
    }

    private static Architecture small(boolean lateral) {
        return new Architecture(
                GRAY,
                GRAY,
                Network.of(new Tap("image"), Conv.halve(4), Activate.relu()),
                new Latent.Point(0),
                lateral
                        ? Network.of(
                                new Upsample(2, Upsample.Mode.NEAREST),
                                Conv.same(1, 3),
                                new SkipJoin("image", SkipJoin.Mode.ADD))
                        : Network.of(new Upsample(2, Upsample.Mode.NEAREST), Conv.same(1, 3)),
                List.of(new Term.Mse(1)));
    }

    private static ImageBatch ramp(int count) {
        ImageBatch images = ImageBatch.zeros(count, 8, 8, 1);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = i * 37 % 101 / 100f;
        }
        return images;
    }

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

    private static TrainingJob job(long steps, Optional<Checkpoint> from) {
        TrainingConfig config = io.intaglio.config.Settings.of("epochs", 0)
                .with("steps", steps)
                .with("schedule", "constant")
                .with("warm-up", 0)
                .applyTo(new TrainingConfig());
        return new TrainingJob(small(false), config, new Ramps(), Optional.empty(), from);
    }

    @Test
    public void hasANameAndASummary() {
        ProviderChecks.named(provider());
        assertThat(provider().devices()).extracting(DeviceInfo::name).contains("cpu");
        assertThat(provider().diagnosis()).isNotNull();
    }

    @Test
    public void saysWhereItComputes() {
        try (Engine engine = open()) {
            assertThat(engine.device().name()).isEqualTo("cpu");
            assertThat(engine.about().keys()).contains("engine", "backend", "device");
        }
    }

    @Test
    public void theSameInputGivesTheSameOutput() {
        Architecture architecture = small(true);
        Weights weights = Weights.initial(ShapePlan.smallest(architecture).weights(), 3);
        try (Engine engine = open();
                Autoencoder model = engine.open(architecture, weights);
                Autoencoder again = engine.open(architecture, weights)) {
            ImageBatch y = model.apply(ramp(3), Condition.NONE);

            assertThat(y.spec()).isEqualTo(ramp(1).spec());
            assertThat(y.count()).isEqualTo(3);
            assertThat(again.apply(ramp(3), Condition.NONE).data()).isEqualTo(y.data());
        }
    }

    @TestFactory
    public Stream<DynamicTest> everyLayerDoesWhatItsDocumentationSays() {
        return EveryLayer.architectures().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> isAsDocumented(each.getValue())));
    }

    private void isAsDocumented(Architecture architecture) {
        Weights weights = EveryLayer.weights(architecture);
        ReferenceNetwork reference = new ReferenceNetwork(architecture, weights);
        Condition condition = new Condition(EveryLayer.labels(architecture));
        try (Engine engine = open();
                Autoencoder model = engine.open(architecture, weights)) {
            ImageBatch expected = reference.apply(EveryLayer.images(), condition.labels());

            assertThat(model.apply(EveryLayer.images(), condition).data()).containsExactly(expected.data(), TOLERANCE);
            Set<String> places = ShapePlan.smallest(architecture).places().keySet();
            Map<String, Tensor> features = model.features(EveryLayer.images(), condition, places);
            reference.features(EveryLayer.images(), condition.labels(), places).forEach((place, tensor) -> {
                assertThat(features.get(place).shape()).as(place).isEqualTo(tensor.shape());
                assertThat(features.get(place).data()).as(place).containsExactly(tensor.data(), TOLERANCE);
            });
            if (model.codec().isPresent()) {
                Codec codec = model.codec().get();
                Tensor code = reference.encode(EveryLayer.images());
                assertThat(codec.encode(EveryLayer.images()).shape()).isEqualTo(code.shape());
                assertThat(codec.encode(EveryLayer.images()).data()).containsExactly(code.data(), TOLERANCE);
                assertThat(codec.decode(code, condition).data()).containsExactly(expected.data(), TOLERANCE);
            }
        }
    }

    @Test
    public void theTwoHalvesMakeTheWhole() {
        Architecture architecture = small(false);
        Weights weights = Weights.initial(ShapePlan.smallest(architecture).weights(), 3);
        try (Engine engine = open();
                Autoencoder model = engine.open(architecture, weights);
                Autoencoder lateral = engine.open(small(true), weights)) {
            Codec codec = model.codec().orElseThrow();

            assertThat(codec.encode(ramp(2)).shape()).containsExactly(2, 4, 4, 4);
            assertThat(codec.decode(codec.encode(ramp(2)), Condition.NONE).data())
                    .containsExactly(model.apply(ramp(2), Condition.NONE).data(), TOLERANCE);
            assertThat(lateral.codec()).isEmpty();
        }
    }

    @Test
    public void whatDoesNotFitIsRefused() {
        Architecture architecture = small(false);
        Weights weights = Weights.initial(ShapePlan.smallest(architecture).weights(), 3);
        try (Engine engine = open();
                Autoencoder model = engine.open(architecture, weights)) {
            assertThatThrownBy(() -> model.apply(ImageBatch.zeros(1, 7, 8, 1), Condition.NONE))
                    .isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> model.apply(ramp(1), Condition.of(0, 1)))
                    .isInstanceOf(InvalidInputException.class);
        }
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
            TrainingListener listener = new TrainingListener() {
                @Override
                public void failing(Supplier<Checkpoint> lastGood) {
                    offered.add(lastGood.get());
                }
            };
            TrainingJob whole = job(6, Optional.empty());
            TrainingJob broken = new TrainingJob(
                    whole.architecture(), whole.config(), ending(failure), Optional.empty(), Optional.empty());
            try (Engine engine = open()) {
                assertThatThrownBy(() -> engine.train(broken, listener)).isSameAs(failure);

                assertThat(offered).hasSize(1);
                Trained resumed = engine.train(job(6, Optional.of(offered.get(0))), TrainingListener.NONE);
                Trained unbroken = engine.train(whole, TrainingListener.NONE);
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
            Trained unbroken = engine.train(whole, TrainingListener.NONE);
            Trained judged = engine.train(
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
            Trained one = engine.train(job(6, Optional.empty()), TrainingListener.NONE);
            Trained other = engine.train(job(6, Optional.empty()), TrainingListener.NONE);

            assertThat(one.report().steps()).isEqualTo(6);
            assertThat(one.checkpoint().progress().get("step")).isEqualTo("6");
            assertSame(other.weights(), one.weights());
        }
    }

    @Test
    public void goingOnEndsWhereAnUnbrokenTrainingDoes() {
        try (Engine engine = open()) {
            Trained unbroken = engine.train(job(6, Optional.empty()), TrainingListener.NONE);
            Trained half = engine.train(job(3, Optional.empty()), TrainingListener.NONE);
            Checkpoint at = half.checkpoint();
            Checkpoint longer = at.withProgress(at.progress().with("total", 6));
            Trained rest = engine.train(job(6, Optional.of(longer)), TrainingListener.NONE);

            assertThat(rest.report().steps()).isEqualTo(6);
            assertSame(rest.weights(), unbroken.weights());
        }
    }

    @Test
    public void workThatIsRepeatedTakesNoMoreMemory() {
        Architecture architecture = small(false);
        Weights weights = Weights.initial(ShapePlan.smallest(architecture).weights(), 3);
        try (Engine engine = open()) {
            LeakGuard.flat(engine, 20, () -> {
                try (Autoencoder model = engine.open(architecture, weights)) {
                    model.apply(ramp(2), Condition.NONE);
                }
            });
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

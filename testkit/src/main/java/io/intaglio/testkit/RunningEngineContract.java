package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.model.PosteriorSample;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.ShapeException;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Stochastic;
import io.intaglio.network.Tap;
import io.intaglio.network.Tensor;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.testkit.network.EveryLayer;
import io.intaglio.testkit.network.ReferenceNetwork;
import io.intaglio.train.TrainingListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of every {@link EngineProvider}, of one that only runs networks, too. Extend it and return a provider;
 * it is opened on the CPU. A test of an engine that trains extends {@link EngineContract}.
 *
 * @since 0.1
 */
public abstract class RunningEngineContract {

    private static final Offset<Float> TOLERANCE = Offset.offset(1e-4f);
    private static final ImageSpec GRAY = ImageSpec.anySize(1);

    /** The provider to look at. */
    protected abstract EngineProvider provider();

    /** Every test fails that leaves arrays behind. */
    Engine open() {
        return LeakGuard.watch(provider().open(new EngineOptions().device("cpu")));
    }

    static Architecture small(boolean lateral) {
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
                List.of(new Comparison.Mse(1)));
    }

    static ImageBatch ramp(int count) {
        ImageBatch images = ImageBatch.zeros(count, 8, 8, 1);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = i * 37 % 101 / 100f;
        }
        return images;
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
                LatentCodec codec = model.codec().get();
                Tensor code = reference.encode(EveryLayer.images());
                assertThat(codec.encode(EveryLayer.images()).shape()).isEqualTo(code.shape());
                assertThat(codec.encode(EveryLayer.images()).data()).containsExactly(code.data(), TOLERANCE);
                Optional<Tensor> variance = reference.logVariance(EveryLayer.images());
                assertThat(codec.logVariance(EveryLayer.images()).isPresent()).isEqualTo(variance.isPresent());
                variance.ifPresent(expectedVariance -> assertThat(codec.logVariance(EveryLayer.images())
                                .orElseThrow()
                                .data())
                        .containsExactly(expectedVariance.data(), TOLERANCE));
                ImageBatch decoded = architecture.hierarchical()
                        ? reference.decode(code, condition.labels()) // what an image adds to its code is not there
                        : expected;
                assertThat(codec.decode(code, condition).data()).containsExactly(decoded.data(), TOLERANCE);
            }
        }
    }

    /**
     * A hierarchy z ~ N(0, 1), y ~ N(z, 1), x ~ N(y, 1/2), so that x ~ N(0, 5/2), with the true posteriors, which are
     * z ~ N(2x/5, 3/5) and y ~ N((z + 2x)/3, 1/3). Then every draw says how probable x is.
     */
    @Test
    public void drawsFromTheTruePosteriorSayHowProbableAnImageIs() {
        ImageSpec pixel = new ImageSpec(1, 1, 1);
        Architecture architecture = new Architecture(
                pixel,
                pixel,
                Network.of(new Tap("x"), Conv.same(2, 1)),
                new Latent.Gaussian(0),
                Network.of(
                        Conv.same(2, 1),
                        new Stochastic(1, List.of(new SkipJoin("x", SkipJoin.Mode.CONCAT), Conv.same(2, 1)))),
                List.of(new Comparison.Mse(1), new LossTerm.Kl(1, 0, 0)));
        Weights weights = Weights.of(Map.of(
                "encoder.1.weight", convolution(2, 1, 0.4f, 0),
                "encoder.1.bias", Tensor.of(List.of(2), new float[] {0, (float) Math.log(0.6)}),
                "decoder.0.weight", convolution(2, 1, 1, 0),
                "decoder.0.bias", Tensor.of(List.of(2), new float[2]),
                "decoder.1.1.weight", convolution(2, 3, -2 / 3f, 0, 2 / 3f, 0, 0, 0),
                "decoder.1.1.bias", Tensor.of(List.of(2), new float[] {0, (float) -Math.log(3)})));
        ImageBatch images = ImageBatch.wrap(2, 1, 1, 1, new float[] {0.8f, -1.5f});
        try (Engine engine = open();
                Autoencoder model = engine.open(architecture, weights)) {
            PosteriorSample sample = model.posterior(images, Condition.NONE, 5, 11);

            assertThat(sample.output().count()).isEqualTo(10);
            for (int i = 0; i < 10; i++) {
                double x = images.data()[i / 5];
                double error = x - sample.output().data()[i];
                double likelihood = -0.5 * Math.log(Math.PI) - error * error;
                assertThat(sample.logRatio().data()[i] + likelihood)
                        .isCloseTo(-0.5 * (Math.log(5 * Math.PI) + x * x / 2.5), within(1e-4));
            }
            assertThat(sample.output().data()).doesNotHaveDuplicates();
            assertThat(model.posterior(images, Condition.NONE, 5, 11).output().data())
                    .isEqualTo(sample.output().data());
            assertThat(model.posterior(images, Condition.NONE, 5, 12).output().data())
                    .isNotEqualTo(sample.output().data());
        }
    }

    private static Tensor convolution(int out, int in, float... weight) {
        return Tensor.of(List.of(out, in, 1, 1), weight);
    }

    @Test
    public void aNetworkWithoutAPosteriorDrawsNone() {
        Architecture architecture = small(false);
        Weights weights = Weights.initial(ShapePlan.smallest(architecture).weights(), 3);
        try (Engine engine = open();
                Autoencoder model = engine.open(architecture, weights)) {
            assertThatThrownBy(() -> model.posterior(ramp(1), Condition.NONE, 1, 0))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("no posterior to draw from");
        }
    }

    @Test
    public void theTwoHalvesMakeTheWhole() {
        Architecture architecture = small(false);
        Weights weights = Weights.initial(ShapePlan.smallest(architecture).weights(), 3);
        try (Engine engine = open();
                Autoencoder model = engine.open(architecture, weights);
                Autoencoder lateral = engine.open(small(true), weights)) {
            LatentCodec codec = model.codec().orElseThrow();

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

    @Test
    public void runningAgainTakesNoMoreMemory() {
        Architecture architecture = small(false);
        Weights weights = Weights.initial(ShapePlan.smallest(architecture).weights(), 3);
        try (Engine engine = open()) {
            LeakGuard.flat(engine, 20, () -> {
                try (Autoencoder model = engine.open(architecture, weights)) {
                    model.apply(ramp(2), Condition.NONE);
                }
            });
        }
    }

    @Test
    public void oneThatDoesNotTrainSaysSo() {
        if (!provider().trains()) {
            try (Engine engine = open()) {
                assertThatThrownBy(() -> engine.train(EngineContract.job(1, Optional.empty()), TrainingListener.NONE))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("does not train");
            }
        }
    }
}

package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Pool;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.Residual;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.testkit.network.EveryLayer;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Training in bfloat16 against training in single precision. */
class MixedPrecisionTest {

    private static final Settings SINGLE = Settings.of("mixed-precision", "none");
    private static final Settings BFLOAT16 = Settings.of("mixed-precision", "bfloat16");
    private static DjlEngine engine;

    @BeforeAll
    static void open() {
        assumeTrue(!Platform.isWindows(), "PyTorch's switch has another name there");
        engine = Engines.cpu();
    }

    @AfterAll
    static void close() {
        if (engine != null) {
            engine.close();
        }
    }

    private record LearningRateCurve(List<Double> losses) implements TrainingListener {

        @Override
        public void on(TrainingEvent event) {
            if (event instanceof TrainingEvent.Stepped stepped) {
                losses.add(stepped.progress().loss());
            }
        }
    }

    private static List<Double> losses(Architecture architecture, NoiseBatches noise, Settings settings) {
        LearningRateCurve course = new LearningRateCurve(new ArrayList<>());
        engine.train(noise.job(architecture, NoiseBatches.steps(6).with(settings), null), course);
        return course.losses();
    }

    private static void learnAlike(Architecture architecture, Settings settings) {
        ImageBatch images = EveryLayer.images();
        NoiseBatches noise = new NoiseBatches(
                images.count(),
                images.height(),
                images.width(),
                images.channels(),
                architecture.latent().classes());
        List<Double> single = losses(architecture, noise, settings.with(SINGLE));
        List<Double> mixed = losses(architecture, noise, settings.with(BFLOAT16));

        for (int i = 0; i < single.size(); i++) {
            assertThat(mixed.get(i)).isCloseTo(single.get(i), within(0.03 * Math.abs(single.get(i))));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLayerLearnsAlike() {
        return EveryLayer.architectures().entrySet().stream()
                .filter(each -> !ShapePlan.smallest(each.getValue()).weights().isEmpty())
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> learnAlike(each.getValue(), SINGLE)));
    }

    @TestFactory
    Stream<DynamicTest> soDoTheirCombinations() {
        Map<String, Layer[]> chains = Map.of(
                "pools",
                        new Layer[] {
                            Conv.same(4, 3),
                            new Pool(Pool.Mode.MAX, 2),
                            new Pool(Pool.Mode.AVERAGE, 2),
                            new Upsample(4, Upsample.Mode.BILINEAR),
                            Conv.same(3, 3)
                        },
                "repeated and convolved",
                        new Layer[] {Conv.halve(4), new Upsample(2, Upsample.Mode.NEAREST), Conv.same(3, 3)},
                "encoded behind a convolution",
                        new Layer[] {
                            Conv.same(4, 3),
                            new PositionalEncoding(PositionalEncoding.Mode.COORDINATE, 1),
                            Conv.same(3, 3)
                        });
        return chains.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> learnAlike(between(List.of(new Comparison.Mse(1)), each.getValue()), SINGLE)));
    }

    @Test
    void soDoABatchInPartsAndACritic() {
        ImageSpec colour = ImageSpec.anySize(3);
        Architecture judged = Settings.of("widths", "4,8")
                .with("adversarial", 0.1)
                .applyTo(new Collapsed())
                .create(colour, colour);

        learnAlike(convolutions(), Settings.of("accumulate", 2));
        learnAlike(judged, SINGLE);
    }

    /** In bfloat16 a sigmoid is 1 from a logit of about 6 on: nothing would pull it back from 8. */
    @Test
    void aPixelThatIsConfidentlyWrongLearnsOn() {
        Architecture architecture =
                between(List.of(new Comparison.Bce(1)), Conv.same(3, 1), new Activate(Activate.Function.SIGMOID));
        Weights sure = Weights.of(Map.of(
                "encoder.0.weight", Tensor.of(List.of(3, 3, 1, 1), new float[9]),
                "encoder.0.bias", Tensor.of(List.of(3), new float[] {8, 8, 8})));
        NoiseBatches noise = new NoiseBatches(2, 4, 4, 3, 0);
        Settings settings = NoiseBatches.steps(20).with(BFLOAT16).with("learning-rate", 0.1);
        Checkpoint begun = engine.train(noise.job(architecture, NoiseBatches.steps(1), null), TrainingListener.NONE)
                .checkpoint();
        Checkpoint wrong = new Checkpoint(
                sure,
                sure,
                Optional.empty(),
                begun.optimizer(),
                begun.state().at(begun.state().step(), 20));

        TrainingResult trained = engine.train(noise.job(architecture, settings, wrong), TrainingListener.NONE);

        assertThat(trained.checkpoint().raw().get("encoder.0.bias").data()[0]).isLessThan(7.5f);
    }

    @Test
    void numbersAreCoarserIndeed() {
        Architecture architecture = convolutions();
        NoiseBatches noise = new NoiseBatches(2, 8, 8, 3, 0);

        assertThat(losses(architecture, noise, BFLOAT16)).isNotEqualTo(losses(architecture, noise, SINGLE));
    }

    @Test
    void whatIsTrainedSoRunsInSinglePrecision() {
        Architecture architecture = convolutions();
        ImageBatch x = Engines.random(1, 1, 9, 7, 3);
        Weights weights = Engines.weights(architecture, 4);
        try (Autoencoder model = engine.open(architecture, weights)) {
            float[] before = model.apply(x, Condition.NONE).data();

            losses(architecture, new NoiseBatches(2, 8, 8, 3, 0), BFLOAT16);

            assertThat(model.apply(x, Condition.NONE).data()).isEqualTo(before);
        }
    }

    @Test
    void aTrainingGoesOnToTheSameBits() {
        Architecture architecture = convolutions();
        NoiseBatches noise = new NoiseBatches(3, 8, 8, 3, 0);
        Settings settings = NoiseBatches.steps(8).with(BFLOAT16);
        Checkpoint[] half = new Checkpoint[1];
        TrainingResult whole = engine.train(noise.job(architecture, settings, null), event -> {
            if (event instanceof TrainingEvent.Stepped stepped
                    && stepped.progress().step() == 4) {
                half[0] = stepped.checkpoint().get();
            }
        });

        TrainingResult parts = engine.train(noise.job(architecture, settings, half[0]), TrainingListener.NONE);

        for (String name : whole.weights().names()) {
            assertThat(parts.weights().get(name).data())
                    .isEqualTo(whole.weights().get(name).data());
        }
    }

    /** A plug-in's code may ask an array for its type, which DJL cannot tell of bfloat16. */
    @Test
    void aStrangersLayerIsGivenSinglePrecision() {
        Architecture architecture = between(
                List.of(new Comparison.Mse(1)),
                Conv.same(3, 3),
                new ChannelGain(0.5),
                new Residual(List.of(Conv.same(3, 1), new ChannelGain(0.25))),
                Conv.same(3, 3));
        NoiseBatches noise = new NoiseBatches(2, 6, 6, 3, 0);

        assertThat(losses(architecture, noise, BFLOAT16).get(0))
                .isCloseTo(losses(architecture, noise, SINGLE).get(0), within(0.01));
    }

    private static Architecture convolutions() {
        return between(
                List.of(new Comparison.Mse(1), new LossTerm.Contractive(0.01, 0.1)),
                Conv.same(8, 3),
                Activate.relu(),
                Conv.same(3, 3));
    }

    private static Architecture between(List<LossTerm> objective, Layer... layers) {
        ImageSpec colour = ImageSpec.anySize(3);
        return new Architecture(colour, colour, Network.of(layers), new Latent.Point(0), Network.of(), objective);
    }
}

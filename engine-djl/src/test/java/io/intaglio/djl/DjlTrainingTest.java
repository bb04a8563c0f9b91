package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.djl.architecture.Plain;
import io.intaglio.djl.architecture.Variational;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dropout;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Norm;
import io.intaglio.network.ShapeException;
import io.intaglio.network.Weights;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.Progress;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import io.intaglio.train.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DjlTrainingTest {

    private static final ImageSpec GRAY = new ImageSpec(1, 16, 16);
    private static DjlEngine engine;

    @BeforeAll
    static void open() {
        engine = Engines.cpu();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /** All that draws or remembers: noise in the latent, dropout, running means. */
    private static Architecture restless() {
        return new Architecture(
                GRAY,
                GRAY,
                Network.of(Conv.same(4, 3), Norm.batch(), new Dropout(0.3), Activate.relu(), Conv.same(4, 3)),
                new Latent.Gaussian(3),
                Network.of(Conv.same(1, 3)),
                List.of(
                        new Comparison.Mse(1),
                        new LossTerm.Kl(0.1, 0, 4),
                        new LossTerm.Contractive(0.1, 0.01),
                        new LossTerm.DecayL2(1e-4)));
    }

    static Stream<Architecture> architectures() {
        Settings small = Settings.of("latent", 4).with("width", 4).with("hidden", 8);
        List<ArchitectureProvider> providers = List.of(
                small.applyTo(new Plain()),
                Settings.of("widths", "4,8")
                        .with("latent", 3)
                        .with("contractive", 0.1)
                        .applyTo(new Collapsed()),
                Settings.of("widths", "4,8")
                        .with("latent", 0)
                        .with("laterals", true)
                        .with("residual", true)
                        .applyTo(new Collapsed()),
                Settings.of("widths", "4,8").with("adversarial", 0.1).applyTo(new Collapsed()),
                small.applyTo(new Variational()),
                small.with("bottleneck", "map").with("classes", 3).applyTo(new Variational()));
        return Stream.concat(providers.stream().map(provider -> provider.create(GRAY, GRAY)), Stream.of(restless()));
    }

    private static NoiseBatches data(Architecture architecture) {
        return new NoiseBatches(4, 16, 16, 1, architecture.latent().classes());
    }

    private static void assertSame(Weights actual, Weights expected) {
        assertThat(actual.names()).containsExactlyElementsOf(expected.names());
        expected.asMap()
                .forEach((name, tensor) ->
                        assertThat(actual.get(name).data()).as(name).isEqualTo(tensor.data()));
    }

    private static void assertSame(Checkpoint actual, Checkpoint expected) {
        assertSame(actual.raw(), expected.raw());
        assertSame(actual.average(), expected.average());
        assertSame(actual.optimizer(), expected.optimizer());
        assertThat(actual.state()).isEqualTo(expected.state());
    }

    private static List<Double> rates(Settings settings, Checkpoint from, AtomicReference<Checkpoint> last) {
        List<Double> rates = new ArrayList<>();
        TrainingListener keeper = event -> {
            if (event instanceof TrainingEvent.Stepped stepped) {
                rates.add(stepped.progress().learningRate());
            }
        };
        Architecture architecture = architectures().findFirst().orElseThrow();
        last.set(engine.train(data(architecture).job(architecture, settings, from), keeper)
                .checkpoint());
        return rates;
    }

    /**
     * From a rate at which the weights had come to rest, by a warm-up of two steps; in minutes, once it is known how
     * many fit.
     */
    @Test
    void aTrainingThatGoesOnToALaterEndDoesNotLeap() {
        AtomicReference<Checkpoint> last = new AtomicReference<>();
        rates(NoiseBatches.steps(4), null, last);
        Checkpoint turned = last.get()
                .withState(last.get().state().at(last.get().state().step(), 0).withTurn(4, 1e-6));

        List<Double> steps = rates(NoiseBatches.steps(200), turned, last);
        assertThat(steps.get(0)).isBetween(3e-4, 3.4e-4);
        assertThat(steps.get(1)).isBetween(6e-4, 6.7e-4);
        assertThat(steps.get(2)).isBetween(9.9e-4, 1e-3);
        assertThat(last.get().state().turn()).isEqualTo(4);

        Settings minutes = NoiseBatches.steps(0).with("minutes", 0.01);
        List<Double> timed = rates(minutes, turned, last);
        int turn = (int) last.get().state().turn();
        assertThat(turn).isGreaterThan(4);
        assertThat(timed.subList(0, turn - 4)).containsOnly(1e-6);
        // A third of the way to the schedule's rate, which is low already where few steps fit.
        assertThat(timed.get(turn - 4)).isBetween(1.1e-6, 4e-4);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aSeededTrainingRepeatsToTheLastBitAndGoesOnAsIfUnbroken(Architecture architecture) {
        NoiseBatches data = data(architecture);
        Settings settings = NoiseBatches.steps(9)
                .with("weight-decay", 0.01)
                .with("clip", 0.5)
                .with("ema", 0.9);
        AtomicReference<Checkpoint> at = new AtomicReference<>();
        TrainingListener keeper = event -> {
            if (event instanceof TrainingEvent.Stepped stepped
                    && stepped.progress().step() == 4) {
                at.set(stepped.checkpoint().get());
            }
        };

        TrainingResult one = engine.train(data.job(architecture, settings, null), keeper);
        TrainingResult other = engine.train(data.job(architecture, settings, null), TrainingListener.NONE);
        TrainingResult rest = engine.train(data.job(architecture, settings, at.get()), TrainingListener.NONE);

        assertThat(one.report().steps()).isEqualTo(9);
        assertSame(other.checkpoint(), one.checkpoint());
        assertSame(rest.checkpoint(), one.checkpoint());
        assertThat(one.weights().asMap()).isEqualTo(one.checkpoint().average().asMap());
    }

    @Test
    void anotherSeedIsAnotherTraining() {
        Architecture architecture = restless();
        Settings settings = NoiseBatches.steps(2);

        TrainingResult one = engine.train(data(architecture).job(architecture, settings, null), TrainingListener.NONE);
        TrainingResult other = engine.train(
                data(architecture).job(architecture, settings.with("seed", 6), null), TrainingListener.NONE);

        assertThat(other.weights().get("encoder.0.weight").data())
                .isNotEqualTo(one.weights().get("encoder.0.weight").data());
    }

    @Test
    void aNetworkLearnsToGiveBackWhatItIsShown() {
        Architecture architecture = Settings.of("widths", "8,16")
                .with("latent", 0)
                .with("shuffle", 1)
                .applyTo(new Collapsed())
                .create(GRAY, GRAY);

        TrainingResult trained = engine.train(
                data(architecture).job(architecture, NoiseBatches.steps(120).with("learning-rate", 3e-3), null),
                TrainingListener.NONE);

        List<Progress> points = trained.report().history();
        assertThat(points.get(points.size() - 1).loss())
                .isLessThan(points.get(0).loss() / 4);
        assertThat(trained.report().validations()).isNotEmpty();
        assertThat(points.get(0).terms()).containsOnlyKeys("mse");
    }

    @Test
    void aLossThatGrowsBeyondAllBoundsEndsTheTraining() {
        Architecture architecture = restless();

        assertThatThrownBy(() -> engine.train(
                        data(architecture)
                                .job(architecture, NoiseBatches.steps(50).with("learning-rate", 1e30), null),
                        TrainingListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching(
                        "the (loss|gradient's norm) became (NaN|-?Infinity) at step \\d+; .*; a smaller learning"
                                + " rate \\(now .*\\) or the setting clip=1 may help");
    }

    @Test
    void aSizeThatDoesNotFitIsRefusedBeforeDataIsRead() {
        Architecture architecture = new Collapsed().create(ImageSpec.anySize(1), ImageSpec.anySize(1));
        GeneratedBatches unreadable = step -> {
            throw new AssertionError("read");
        };
        TrainingConfig config = NoiseBatches.steps(1).with("crop", 33).applyTo(new TrainingConfig());

        assertThatThrownBy(() -> engine.train(
                        new TrainingJob(architecture, config, unreadable, Optional.empty(), Optional.empty()),
                        TrainingListener.NONE))
                .isInstanceOf(ShapeException.class);
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefused() {
        Architecture architecture = restless();
        Checkpoint wrong = new Checkpoint(
                Weights.of(Map.of()),
                Weights.of(Map.of()),
                Optional.empty(),
                Weights.of(Map.of()),
                TrainingState.BEGINNING.at(1, 0));

        assertThatThrownBy(() -> engine.train(
                        data(architecture).job(architecture, NoiseBatches.steps(2), wrong), TrainingListener.NONE))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("the weights lack encoder.0.weight");
        assertThat(engine.arrays()).isZero();
    }
}

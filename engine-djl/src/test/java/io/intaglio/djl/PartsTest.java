package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.djl.compile.Convolutions;
import io.intaglio.djl.compile.DjlProviders;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.Collections;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch in parts, on several devices or one after the other, is the batch. */
class PartsTest {

    private static final ImageSpec GRAY = ImageSpec.anySize(1);
    private static final Offset<Float> CLOSE = Offset.offset(1e-6f);

    private static Architecture restorer(double adversarial, String widths) {
        return Settings.of("widths", widths)
                .with("adversarial", adversarial)
                .with("latent", 0)
                .with("laterals", true)
                .with("residual", false) // which would give the input back at once, and input and target are the same
                .applyTo(new Collapsed())
                .create(GRAY, GRAY);
    }

    private static DjlEngine replicas(int count) {
        DeviceInfo cpu = new DeviceInfo("cpu", "processors", -1);
        return new DjlEngine(
                Collections.nCopies(count, cpu),
                new Threads(2),
                new PyTorchInventory().library(), // loads the natives
                DjlProviders.NONE,
                Convolutions.trusted(),
                PassExecutor.within(0));
    }

    /**
     * Seven examples, so that the parts are not equal. A small rate: Adam makes of any rounding of a gradient near 0 a
     * whole step.
     */
    private static TrainingResult train(int replicas, int accumulate) {
        return train(replicas, accumulate, 0, 1e-4);
    }

    private static TrainingResult train(int replicas, int accumulate, double adversarial, double rate) {
        return train(replicas, accumulate, adversarial, rate, "adam", "8,12");
    }

    private static TrainingResult train(
            int replicas, int accumulate, double adversarial, double rate, String optimizer, String widths) {
        try (DjlEngine engine = replicas(replicas)) {
            Settings settings = NoiseBatches.steps(6)
                    .with("optimizer", optimizer)
                    .with("batch", 7)
                    .with("accumulate", accumulate)
                    .with("learning-rate", rate);
            TrainingResult trained = engine.train(
                    new NoiseBatches(7, 16, 16, 1, 0).job(restorer(adversarial, widths), settings, null),
                    TrainingListener.NONE);
            assertThat(engine.arrays()).isZero();
            return trained;
        }
    }

    private static void assertSame(TrainingResult parts) {
        TrainingResult whole = train(1, 1);
        whole.weights()
                .asMap()
                .forEach((name, tensor) ->
                        assertThat(parts.weights().get(name).data()).as(name).containsExactly(tensor.data(), CLOSE));
        assertThat(parts.report().history().get(0).loss())
                .isCloseTo(whole.report().history().get(0).loss(), Offset.offset(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9})
    void shardsOnReplicasLearnWhatTheWholeBatchTeaches(int count) {
        assertSame(train(count, 1));
    }

    @Test
    void accumulatedPartsLearnWhatTheWholeBatchTeaches() {
        assertSame(train(1, 4));
    }

    /** At a rate at which the weights move far: a replica that did not follow would teach what is long known. */
    @ParameterizedTest
    @CsvSource({"2, 1, 0", "2, 2, 0", "2, 1, 0.5", "1, 4, 0.5", "2, 2, 0.5"})
    void replicasAndCriticsFollow(int replicas, int accumulate, double adversarial) {
        TrainingResult whole = train(1, 1, adversarial, 0.01);
        TrainingResult parts = train(replicas, accumulate, adversarial, 0.01);

        assertThat(whole.checkpoint().optimizer().names().stream().anyMatch(name -> name.startsWith("critic.")))
                .isEqualTo(adversarial > 0);
        assertThat(distance(parts.checkpoint().raw(), whole.checkpoint().raw())).isLessThan(1e-3);
        assertThat(distance(parts.checkpoint().optimizer(), whole.checkpoint().optimizer()))
                .isLessThan(1e-3);
    }

    /** With layers that are matrices to it. */
    @ParameterizedTest
    @CsvSource({"2, 1, 0", "2, 2, 0.5"})
    void soTheyDoUnderMuon(int replicas, int accumulate, double adversarial) {
        TrainingResult whole = train(1, 1, adversarial, 0.01, "muon", "32,48");
        TrainingResult parts = train(replicas, accumulate, adversarial, 0.01, "muon", "32,48");

        assertThat(whole.checkpoint().optimizer().names().stream().anyMatch(name -> name.startsWith("momentum.")))
                .isTrue();
        assertThat(distance(parts.checkpoint().raw(), whole.checkpoint().raw())).isLessThan(1e-3);
        assertThat(distance(parts.checkpoint().optimizer(), whole.checkpoint().optimizer()))
                .isLessThan(1e-3);
    }

    @Test
    void muonRefusesANetworkThatHasNothingForIt() {
        assertThatThrownBy(() -> train(1, 1, 0, 0.01, "muon", "8,12"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("leave it to optimizer=adam");
    }

    /** The length of the difference beside that of the weights. */
    private static double distance(Weights actual, Weights expected) {
        double apart = 0;
        double length = 0;
        for (String name : expected.names()) {
            float[] wanted = expected.get(name).data();
            float[] got = actual.get(name).data();
            for (int i = 0; i < wanted.length; i++) {
                apart += Math.pow(got[i] - wanted[i], 2);
                length += Math.pow(wanted[i], 2);
            }
        }
        return Math.sqrt(apart / length);
    }

    @Test
    void shardsAndAccumulatedPartsGoTogether() {
        assertSame(train(2, 2));
    }
}

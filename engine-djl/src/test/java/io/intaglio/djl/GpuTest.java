package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.djl.architecture.Plain;
import io.intaglio.djl.architecture.Variational;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.train.TrainingListener;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a GPU bits are not promised, and convolutions have eleven significant ones (TF32): a tolerance is. */
@Tag("gpu")
class GpuTest {

    private static final ImageSpec COLOUR = new ImageSpec(3, 16, 16);
    private static final long SEED = 5;

    private final DjlEngineProvider provider = new DjlEngineProvider();

    static List<ArchitectureProvider> architectures() {
        return List.of(
                new Plain(),
                new Variational(),
                new Collapsed(),
                Settings.of("laterals", true)
                        .with("latent", 0)
                        .with("residual", true)
                        .applyTo(new Collapsed()),
                Settings.of("laterals", true)
                        .with("latent", 0)
                        .with("upsampling", "bilinear")
                        .with("fidelity", "ssim")
                        .applyTo(new Collapsed()));
    }

    private Engine open(String device) {
        List<String> there = provider.devices().stream().map(DeviceInfo::name).toList();
        for (String number : device.replaceFirst("^gpu:", "").split(",")) {
            assumeTrue(there.contains("gpu:" + number), "needs " + device + " and PyTorch's natives for it");
        }
        return provider.open(new EngineOptions().device(device));
    }

    private static Weights trained(Engine engine, Architecture architecture) {
        return engine.train(
                        new NoiseBatches(8, 16, 16, 3, 0).job(architecture, NoiseBatches.steps(8), null),
                        TrainingListener.NONE)
                .checkpoint()
                .raw();
    }

    /** The length of a difference. */
    private static double distance(Weights a, Weights b) {
        double sum = 0;
        for (String name : a.names()) {
            for (int i = 0; i < a.get(name).data().length; i++) {
                double difference = a.get(name).data()[i] - b.get(name).data()[i];
                sum += difference * difference;
            }
        }
        return Math.sqrt(sum);
    }

    /** Measured by how far the weights went: one that did not train at all would be wrong by the whole way. */
    @ParameterizedTest
    @MethodSource("architectures")
    void learnsAsTheCpuDoes(ArchitectureProvider architectures) {
        Architecture architecture = architectures.create(COLOUR, COLOUR);
        Weights begin = Weights.initial(ShapePlan.smallest(architecture).weights(), SEED);
        try (Engine gpu = open("gpu:0");
                Engine cpu = Engines.cpu()) {
            Weights here = trained(cpu, architecture);
            Weights there = trained(gpu, architecture);
            // A Gaussian code's draws are the device's own.
            double tolerance = architectures instanceof Variational ? 0.8 : 0.2;
            assertThat(distance(there, here)).isLessThan(tolerance * distance(here, begin));
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void runsAsTheCpuDoes(ArchitectureProvider architectures) {
        Architecture architecture = architectures.create(COLOUR, COLOUR);
        ImageBatch x = Engines.random(1, 3, 16, 16, 3);
        Weights weights = Engines.weights(architecture, 7);
        try (Engine gpu = open("gpu:0");
                Engine cpu = Engines.cpu();
                Autoencoder one = gpu.open(architecture, weights);
                Autoencoder other = cpu.open(architecture, weights)) {
            float[] expected = other.apply(x, Condition.NONE).data();
            float[] found = one.apply(x, Condition.NONE).data();
            double size = 0;
            double error = 0;
            for (int i = 0; i < expected.length; i++) {
                size += expected[i] * expected[i];
                error += (found[i] - expected[i]) * (found[i] - expected[i]);
            }
            assertThat(Math.sqrt(error)).isLessThan(0.01 * Math.sqrt(size));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu:0", "gpu:0,1"})
    void leavesNothingBehind(String device) {
        Architecture architecture = new Collapsed().create(COLOUR, COLOUR);
        try (DjlEngine gpu = (DjlEngine) open(device)) {
            trained(gpu, architecture);
            assertThat(gpu.arrays()).isZero();
        }
    }

    @Test
    void twoLearnAsOneDoes() {
        Architecture architecture = new Collapsed().create(COLOUR, COLOUR);
        Weights begin = Weights.initial(ShapePlan.smallest(architecture).weights(), SEED);
        try (Engine two = open("gpu:0,1");
                Engine one = open("gpu:0")) {
            Weights expected = trained(one, architecture);
            assertThat(distance(trained(two, architecture), expected)).isLessThan(0.2 * distance(expected, begin));
        }
    }
}

package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.train.Trained;
import io.intaglio.train.TrainingListener;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a GPU bits are not promised: a tolerance is. */
@Tag("gpu")
class GpuTest {

    private static final ImageSpec COLOUR = ImageSpec.anySize(3);

    private static Trained train(Engine engine, Architecture architecture) {
        return engine.train(new Noise(4, 16, 16, 3, 0).job(architecture, Noise.steps(5), null), TrainingListener.NONE);
    }

    @Test
    void trainsAndRunsAsTheCpuDoes() {
        DjlEngineProvider provider = new DjlEngineProvider();
        assumeTrue(
                provider.devices().stream().map(DeviceInfo::name).anyMatch("gpu:0"::equals),
                "needs a GPU and PyTorch's natives for it");
        Architecture architecture =
                Settings.of("widths", "8,12").applyTo(new Collapsed()).create(COLOUR, COLOUR);
        try (Engine gpu = provider.open(new EngineOptions().device("gpu:0"));
                Engine cpu = Engines.cpu()) {
            Trained there = train(gpu, architecture);
            Trained here = train(cpu, architecture);
            here.weights()
                    .asMap()
                    .forEach((name, tensor) -> assertThat(
                                    there.weights().get(name).data())
                            .as(name)
                            .containsExactly(tensor.data(), Offset.offset(5e-3f)));
            ImageBatch x = Engines.random(1, 1, 32, 24, 3);
            try (Autoencoder one = gpu.open(architecture, here.weights());
                    Autoencoder other = cpu.open(architecture, here.weights())) {
                assertThat(one.apply(x, Condition.NONE).data())
                        .containsExactly(other.apply(x, Condition.NONE).data(), Offset.offset(5e-3f));
            }
        }
    }
}

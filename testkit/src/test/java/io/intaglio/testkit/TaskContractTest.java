package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A provider that keeps the contract, but for its registration. */
class TaskContractTest extends TaskContract {

    /**
     * Adds a random gray.
     *
     * @param strength of it
     */
    public record Veil(
            @Setting("how much of the light is veiled") double strength) implements TaskProvider {

        /** A tenth. */
        public Veil() {
            this(0.1);
        }

        @Override
        public String name() {
            return "veil";
        }

        @Override
        public String summary() {
            return "takes a veil of one random gray off a picture";
        }

        @Override
        public Task create() {
            return new Task() {
                @Override
                public Preset preset() {
                    return new Preset("plain", Settings.of("train.crop", 32).with("arch.latent", 8));
                }

                @Override
                public Pair pair(Example example, RandomGenerator random) {
                    ImageBatch clean = example.image();
                    float gray = (float) (strength * random.nextDouble());
                    float[] data = clean.data().clone();
                    for (int i = 0; i < data.length; i++) {
                        data[i] += gray;
                    }
                    return Pair.of(ImageBatch.wrap(1, clean.height(), clean.width(), clean.channels(), data), clean);
                }
            };
        }
    }

    @Override
    protected TaskProvider provider() {
        return new Veil(0.25);
    }

    @Test
    @Override
    public void isRegistered() {
        assertThatThrownBy(super::isRegistered)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("META-INF/services/io.intaglio.spi.TaskProvider");
    }
}

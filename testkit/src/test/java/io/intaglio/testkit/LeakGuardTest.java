package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.Settings;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LeakGuardTest {

    /** Counts arrays that nobody closes. */
    private static final class Leaky implements Engine {

        private int arrays;

        @Override
        public DeviceInfo device() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Settings about() {
            return Settings.empty();
        }

        @Override
        public TrainingResult train(TrainingJob job, TrainingListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Autoencoder open(Architecture architecture, Weights weights) {
            arrays++;
            return null;
        }

        @Override
        public int arrays() {
            return arrays;
        }

        @Override
        public void close() {}
    }

    private static void flat(Engine engine, Runnable work, long... resident) {
        PrimitiveIterator.OfLong bytes = LongStream.of(resident).iterator();
        LeakGuard.flat(engine, 2, work, bytes::nextLong);
    }

    @Test
    void an_engine_that_is_closed_with_arrays_left_fails() {
        assertThatCode(() -> LeakGuard.watch(new Leaky()).close()).doesNotThrowAnyException();

        Engine engine = LeakGuard.watch(new Leaky());
        engine.open(null, null);
        assertThatThrownBy(engine::close).isInstanceOf(AssertionError.class).hasMessageContaining("arrays");
    }

    @Test
    void work_that_leaves_arrays_behind_fails() {
        Leaky engine = new Leaky();

        assertThatThrownBy(() -> LeakGuard.flat(engine, 1, () -> engine.open(null, null)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("arrays after each round");
    }

    @Test
    void memory_that_grows_with_every_round_fails_and_breathing_does_not() {
        assertThatThrownBy(() -> flat(new Leaky(), () -> {}, 90, 100, 102, 104, 106, 108))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("resident memory leaks");
        assertThatCode(() -> flat(new Leaky(), () -> {}, 50, 100, 100, 110, 120, 130))
                .doesNotThrowAnyException();
        assertThatCode(() -> flat(new Leaky(), () -> {}, 50, 100, 101, 102, 103, 104))
                .doesNotThrowAnyException();
        assertThatCode(() -> LeakGuard.flat(new Leaky(), 1, () -> {})).doesNotThrowAnyException();
    }
}

package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.Picture;
import io.intaglio.plate.Plate;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.testkit.fake.FakeEngineProvider;
import io.intaglio.testkit.fake.FakeRunningEngineProvider;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Engines that run networks and do not train them. */
class RunningEngineTest {

    private static final EngineProvider RUNNING = new FakeRunningEngineProvider(1);
    private static final EngineProvider TRAINING = new FakeEngineProvider();

    /** Data that must not be looked at. */
    private record Untouched() implements Source {

        @Override
        public long size() {
            throw new AssertionError("the data was looked at");
        }

        @Override
        public Example get(long index) {
            throw new AssertionError("the data was read");
        }

        @Override
        public String digest() {
            throw new AssertionError("the data was read");
        }
    }

    private static EngineOptions named(String engine) {
        return new EngineOptions(engine, "auto", 0, true, 0);
    }

    private static Plate trained(Intaglio intaglio) throws IOException {
        return intaglio.train("dim")
                .data("grays:12345678")
                .listener(TrainingListener.NONE)
                .run()
                .plate();
    }

    @Test
    void trainingSkipsThemAndRunningTakesThem() throws IOException {
        try (Intaglio intaglio = Bench.intaglio(new EngineOptions(), RUNNING, TRAINING)) {
            Plate plate = trained(intaglio);

            assertThat(plate.card().settings().get("engine.engine")).isEqualTo("fake");
            assertThat(intaglio.trainingEngine().about().get("engine")).isEqualTo("fake");
            assertThat(intaglio.engine().about().get("engine")).isEqualTo("fake-running");
            try (Model model = intaglio.open(plate)) {
                Picture picture = model.run(Picture.of(Bench.even(5, 6, 1, 0.5f)), Settings.empty());
                assertThat(picture.pixels().finite()).isTrue();
            }
        }
    }

    @Test
    void oneEngineServesBothWhereItTrains() {
        try (Intaglio intaglio = Bench.intaglio(new EngineOptions(), TRAINING, new FakeRunningEngineProvider())) {
            assertThat(intaglio.trainingEngine()).isSameAs(intaglio.engine());
        }
    }

    @Test
    void trainingWithOneThatWasAskedForIsRefusedBeforeTheDataIsRead() {
        try (Intaglio intaglio = Bench.intaglio(named("fake-running"), RUNNING, TRAINING)) {
            assertThatThrownBy(() -> intaglio.train("dim").data(new Untouched()).run())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("the engine fake-running runs networks and does not train them;"
                            + " train with another one: fake");
            assertThatThrownBy(
                            () -> intaglio.train("dim").data("folder:nowhere").plan())
                    .hasMessageContaining("does not train");
        }
    }

    @Test
    void trainingWhereThereIsNoOtherIsRefusedBeforeTheDataIsRead() {
        try (Intaglio intaglio = Bench.intaglio(new EngineOptions(), RUNNING)) {
            assertThatThrownBy(() -> intaglio.train("dim").data(new Untouched()).run())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("the engine fake-running runs networks and does not train them; put one that trains on"
                            + " the class path, say io.intaglio:intaglio-engine-djl");
        }
    }

    @Test
    void closingClosesBoth() {
        Intaglio intaglio = Bench.intaglio(new EngineOptions(), RUNNING, TRAINING);
        intaglio.engine();
        intaglio.trainingEngine();

        intaglio.close();

        assertThatThrownBy(intaglio::engine).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(intaglio::trainingEngine).isInstanceOf(IllegalStateException.class);
    }
}

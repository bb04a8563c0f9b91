package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A process trains one network at a time, and an engine is not closed under it. */
class OneTrainingTest {

    private static final Architecture NETWORK = new Architecture(
            ImageSpec.anySize(1),
            ImageSpec.anySize(1),
            Network.of(Conv.same(2, 3)),
            new Latent.Point(0),
            Network.of(Conv.same(1, 3)),
            List.of(new Comparison.Mse(1)));

    /** Does something after each step. */
    private record After(Runnable action) implements TrainingListener {

        @Override
        public void on(TrainingEvent event) {
            if (event instanceof TrainingEvent.Stepped) {
                action.run();
            }
        }
    }

    private static TrainingResult train(Engine engine, Runnable after) {
        return engine.train(
                new NoiseBatches(2, 6, 6, 1, 0).job(NETWORK, NoiseBatches.steps(3), null), new After(after));
    }

    @Test
    void a_second_training_is_refused_and_the_first_comes_to_its_end() {
        try (DjlEngine engine = Engines.cpu();
                DjlEngine other = Engines.cpu()) {
            for (Engine second : List.of(engine, other)) {
                TrainingResult trained = train(
                        engine,
                        () -> assertThatThrownBy(() -> train(second, () -> {}))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessage(
                                        "a training is under way in this process, which can do one at a time; wait for "
                                                + "its"
                                                + " end, or train in a process of its own"));

                assertThat(trained.report().steps()).isEqualTo(3);
            }
            assertThat(train(other, () -> {}).report().steps()).isEqualTo(3);
        }
    }

    @Test
    void closing_waits_for_a_training() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        DjlEngine engine = Engines.cpu();
        CompletableFuture<TrainingResult> trained = CompletableFuture.supplyAsync(() -> train(engine, () -> {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        inside.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(engine::close);
        try {
            assertThatThrownBy(() -> closed.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        } finally {
            go.countDown();
        }

        assertThat(trained.get().report().steps()).isEqualTo(3);
        closed.get();
    }

    @Test
    void a_closed_engine_neither_trains_nor_opens() {
        DjlEngine engine = Engines.cpu();
        engine.close();

        assertThatThrownBy(() -> train(engine, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this engine is closed");
        assertThatThrownBy(() -> engine.open(
                        NETWORK, Weights.initial(ShapePlan.smallest(NETWORK).weights(), 1)))
                .hasMessage("this engine is closed");
    }

    @Test
    void layers_of_plug_ins_are_found_on_a_thread_that_knows_nothing_of_this_program() throws Exception {
        Architecture fading = new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(new ChannelGain(0.5)),
                new Latent.Point(0),
                Network.of(),
                List.of(new Comparison.Mse(1)));
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try (Engine engine = new DjlEngineProvider().open(new EngineOptions("djl", "cpu", 2, true, 0))) {
                engine.open(fading, Weights.initial(ShapePlan.smallest(fading).weights(), 1))
                        .close();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        thread.start();

        done.get();
    }
}

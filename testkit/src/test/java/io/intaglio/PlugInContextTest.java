package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.image.Picture;
import io.intaglio.plate.Plate;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Task;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * A task that is put together from plug-ins finds them by the thread's class loader, whichever way a plate is opened
 * and run.
 */
class PlugInContextTest {

    private static final ClassLoader PLUGINS = new URLClassLoader(new URL[0], Bench.class.getClassLoader());

    /** Can be made only where plug-ins are seen. */
    private record Assembled() implements TaskProvider {

        @Override
        public String name() {
            return "assembled";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Task create() {
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(PLUGINS);
            return new Bench.Dim().create();
        }
    }

    private final Intaglio intaglio = Bench.intaglio(PLUGINS, new Assembled());

    private Plate plate() throws IOException {
        return intaglio.train("assembled")
                .data(new Bench.Images(4, 1, 0, "d"))
                .run()
                .plate();
    }

    @Test
    void whichever_way_it_is_opened() throws IOException {
        Plate plate = plate();

        intaglio.open(plate).close();
        intaglio.open(plate, "assembled").close();
        intaglio.open(plate, "assembled", Settings.empty()).close();
    }

    @Test
    void on_another_thread_that_knows_nothing_of_plug_ins() throws IOException {
        try (Model model = intaglio.open(plate())) {
            Picture picture = Picture.of(Bench.even(4, 4, 1, 0.5f));
            Picture result = CompletableFuture.supplyAsync(
                            () -> model.onThreads(1).run(picture, Settings.empty()))
                    .join();

            assertThat(result.width()).isEqualTo(4);
        }
    }
}

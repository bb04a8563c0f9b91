package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.plate.Plate;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an Intaglio holds goes when it is closed, and nothing more is begun then. */
class ClosedTest {

    @TempDir
    Path folder;

    private final Intaglio intaglio = Bench.intaglio();

    private Training training() {
        return intaglio.train("dim").data(new Bench.Images(4, 1, 0, "d"));
    }

    @Test
    void nothing_is_opened_or_trained_once_it_is_closed() throws IOException {
        Training begun = training();
        Plate plate = training().run().plate();
        intaglio.close();
        intaglio.close();

        String closed = "this Intaglio is closed";
        assertThatThrownBy(() -> intaglio.open(plate))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(closed);
        assertThatThrownBy(() -> intaglio.train("dim")).hasMessage(closed);
        assertThatThrownBy(() -> intaglio.resume(plate)).hasMessage(closed);
        assertThatThrownBy(() -> intaglio.source("grays:1234")).hasMessage(closed);
        assertThatThrownBy(() -> intaglio.plate("boxed")).hasMessage(closed);
        assertThatThrownBy(begun::plan).hasMessage(closed);
        assertThatThrownBy(begun::run).hasMessage(closed);
        assertThatThrownBy(intaglio::engine).hasMessage(closed);
    }

    @Test
    void closing_waits_for_a_training_which_may_still_use_it() throws Exception {
        CountDownLatch stepped = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        TrainingListener listener = event -> {
            if (event instanceof TrainingEvent.Stepped) {
                stepped.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                assertThat(intaglio.engine().device().cpu()).isTrue();
            }
        };
        CompletableFuture<Training.Outcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return training().listener(listener).run();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        stepped.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(intaglio::close);
        try {
            assertThatThrownBy(() -> closed.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        } finally {
            go.countDown();
        }

        assertThat(outcome.get().report().steps()).isEqualTo(4);
        closed.get();
    }

    @Test
    void a_training_cannot_close_what_it_runs_on() {
        TrainingListener listener = event -> {
            if (event instanceof TrainingEvent.Stepped) {
                intaglio.close();
            }
        };

        assertThatThrownBy(() -> training().listener(listener).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this Intaglio is at work in this very thread, and cannot be closed by it");
    }

    @Test
    void the_jars_of_plug_ins_are_given_back() throws IOException {
        Path jar = folder.resolve("plugin.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("nothing.txt"));
        }
        Intaglio open = Intaglio.builder().pluginPath(jar).open();
        assertThat(handles(jar)).isPositive();

        open.close();

        assertThat(handles(jar)).isZero();
    }

    @Test
    void a_plan_alone_keeps_no_data_open_and_can_be_trained_after() throws IOException {
        Training training = intaglio.train("dim").data("grays:only planned").validation("grays:judge of a plan");

        assertThat(training.plan().examples()).isEqualTo("only planned".length());

        assertThat(Bench.CLOSED).contains("grays=only planned", "grays=judge of a plan");
        assertThat(training.run().report().steps()).isEqualTo(4);
    }

    /** How often this process has a file open. */
    static long handles(Path file) throws IOException {
        Path all = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(all), "skipped: only Linux says which files are open");
        Path real = file.toRealPath();
        try (Stream<Path> links = Files.list(all)) {
            return links.filter(link -> leadsTo(link, real)).count();
        }
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (IOException e) {
            return false; // closed since it was listed
        }
    }
}

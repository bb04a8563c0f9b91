package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.Training;
import io.intaglio.data.Source;
import io.intaglio.spi.EngineOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSessionTest {

    @TempDir
    Path folder;

    @Test
    void an_interruption_without_checkpoints_says_what_is_kept() throws IOException {
        new Terminal(folder).photographs("gray", 1);
        Path plate = folder.resolve("a.plate");
        AtomicReference<Interruption> interruption = new AtomicReference<>();
        ByteArrayOutputStream said = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int count) {
                super.write(bytes, from, count);
                if (toString(StandardCharsets.UTF_8).contains(" of 200 (")) {
                    interruption.get().request();
                }
            }
        };
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, false);
        try (Intaglio intaglio = Intaglio.builder()
                        .engine(new EngineOptions("fake", "auto", 1, false, 0))
                        .open();
                Source data = intaglio.source(folder.resolve("gray").toString());
                Interruption asked = new Interruption(console);
                TrainingRecorder recorder = new TrainingRecorder("Training", TrainingFiles.of(plate), warning -> {})) {
            interruption.set(asked);
            Training training = intaglio.train("toy").data(data).steps(200);

            new TrainingSession(console, intaglio, training, asked, recorder, false).run(plate, new PlateSaver(folder));
        }

        assertThat(plate).exists();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(plate + " can be used as it is; the training cannot go on from it, which takes checkpoints"
                        + " (--checkpoint-every)");
    }

    @Test
    void a_training_that_is_interrupted_before_its_first_step_replaces_nothing() throws IOException {
        new Terminal(folder).photographs("gray", 1);
        Path plate = Files.writeString(folder.resolve("a.plate"), "the good one");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, false);
        TrainingFiles files = TrainingFiles.of(plate);
        try (Intaglio intaglio = Intaglio.builder()
                        .engine(new EngineOptions("fake", "auto", 1, false, 0))
                        .open();
                Source data = intaglio.source(folder.resolve("gray").toString());
                Interruption interruption = new Interruption(console, "stopping");
                TrainingRecorder recorder = new TrainingRecorder("Training", files, warning -> {})) {
            Training training = intaglio.train("toy").data(data);
            interruption.request();

            new TrainingSession(console, intaglio, training, interruption, recorder, false)
                    .run(plate, new PlateSaver(folder));
        }

        assertThat(plate).hasContent("the good one");
        assertThat(files.history()).doesNotExist();
        assertThat(files.report()).doesNotExist();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("no step was taken: nothing is written");
    }
}

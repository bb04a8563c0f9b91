package io.intaglio.internal.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.intaglio.Bench;
import io.intaglio.Checkpoints;
import io.intaglio.Intaglio;
import io.intaglio.Training;
import io.intaglio.plate.Plate;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file system in memory that has no more room than it is given. */
class FullDiskTest {

    private static final int BLOCK = 512;

    private final Intaglio intaglio = Bench.intaglio();
    private final List<String> warnings = new ArrayList<>();

    private static FileSystem disk(long bytes) {
        return Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setBlockSize(BLOCK)
                .setMaxSize(bytes)
                .build());
    }

    private Training training(Path checkpoints) throws IOException {
        return intaglio.train("dim")
                .data("grays:123456789")
                .set("held-out", 0)
                .steps(12)
                .checkpointEvery("2")
                .checkpoints(checkpoints)
                .warnings(warnings::add);
    }

    private record Roomy(Plate end, long checkpoint) {}

    private Roomy unbroken() throws IOException {
        try (FileSystem disk = disk(1 << 24)) {
            Path folder = disk.getPath("/roomy");
            Plate plate = training(folder).run().plate();
            assertThat(CheckpointsBench.names(folder)).hasSize(3);
            return new Roomy(plate, Files.size(folder.resolve("checkpoint-12.plate")));
        }
    }

    private static void same(Plate one, Plate other) {
        for (String name : one.weights().names()) {
            assertThat(Arrays.equals(
                            one.weights().get(name).data(),
                            other.weights().get(name).data()))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void a_full_disk_costs_checkpoints_and_neither_the_training_nor_those_that_are_there() throws IOException {
        Roomy roomy = unbroken();
        try (FileSystem disk = disk(roomy.checkpoint() * 5 / 2)) {
            Path folder = disk.getPath("/full");

            Plate plate = training(folder).run().plate();

            same(roomy.end(), plate);
            assertThat(CheckpointsBench.names(folder)).containsExactly("checkpoint-2.plate", "checkpoint-4.plate");
            assertThat(warnings)
                    .as("four could not be written, and one warning says all")
                    .singleElement()
                    .asString()
                    .matches("the checkpoint /full/checkpoint-6.plate could not be written \\(.*space\\); the training"
                            + " goes on, earlier checkpoints stay, and the next ones are tried");
            Plate resumed = intaglio.resume(Checkpoints.read(folder.resolve("checkpoint-4.plate")))
                    .checkpoints(disk.getPath("/elsewhere"))
                    .run()
                    .plate();
            same(roomy.end(), resumed);
        }
    }

    @Test
    void checkpoints_are_written_again_once_there_is_room() throws IOException {
        Roomy roomy = unbroken();
        try (FileSystem disk = disk(roomy.checkpoint() * 11 / 2)) {
            Path folder = disk.getPath("/full");
            Path ballast = Files.write(disk.getPath("/ballast"), new byte[(int) roomy.checkpoint() * 4]);

            training(folder).listener(deleting(ballast, 7)).run();

            assertThat(warnings).hasSize(1);
            assertThat(CheckpointsBench.names(folder))
                    .containsExactly("checkpoint-10.plate", "checkpoint-12.plate", "checkpoint-8.plate");
        }
    }

    private static TrainingListener deleting(Path file, long step) {
        return event -> {
            if (event instanceof TrainingEvent.Stepped stepped) {
                try {
                    if (stepped.progress().step() == step) {
                        Files.delete(file);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}

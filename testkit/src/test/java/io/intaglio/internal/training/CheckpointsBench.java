package io.intaglio.internal.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Bench;
import io.intaglio.Intaglio;
import io.intaglio.Training;
import io.intaglio.network.Tensor;
import io.intaglio.plate.Plate;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Trainings with checkpoints in a folder, by an engine in plain Java. */
abstract class CheckpointsBench {

    @TempDir
    Path folder;

    protected final Intaglio intaglio = Bench.intaglio();
    protected final List<String> warnings = new ArrayList<>();

    protected Training training(String data, long steps) throws IOException {
        return intaglio.train("dim").data(data).steps(steps).seed(3).warnings(warnings::add);
    }

    protected Training every(Training training, String interval) {
        return training.checkpointEvery(interval).checkpoints(checkpoints());
    }

    protected Path checkpoints() {
        return folder.resolve("dim.plate.checkpoints");
    }

    protected Path checkpoint(long step) {
        return checkpoints().resolve("checkpoint-" + step + ".plate");
    }

    protected List<String> names() throws IOException {
        return names(checkpoints());
    }

    static List<String> names(Path checkpoints) throws IOException {
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".intaglio.lock"))
                    .sorted()
                    .toList();
        }
    }

    protected static void same(Plate one, Plate other) {
        assertThat(one.weights().names()).isEqualTo(other.weights().names());
        for (String name : one.weights().names()) {
            Tensor a = one.weights().get(name);
            assertThat(Arrays.equals(a.data(), other.weights().get(name).data()))
                    .as(name)
                    .isTrue();
        }
    }

    protected static TrainingListener stoppingAt(long step) {
        boolean[] stop = {false};
        return new TrainingListener() {
            @Override
            public void on(TrainingEvent event) {
                if (event instanceof TrainingEvent.Stepped stepped) {
                    stop[0] = stepped.progress().step() == step;
                }
            }

            @Override
            public boolean stop() {
                return stop[0];
            }
        };
    }
}

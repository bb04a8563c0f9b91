package io.intaglio.tasks;

import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Fitting;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Encodes images and rebuilds them: the basic test of an autoencoder. If the code is a vector and the images are small,
 * the plate stores the same number of principal components as a linear baseline.
 *
 * @since 0.1
 */
public record Reconstruct() implements TaskProvider, Task {

    @Override
    public String name() {
        return "reconstruct";
    }

    @Override
    public String summary() {
        return "compress images to a short code and rebuild them";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Needs needs() {
        return Needs.CODE;
    }

    @Override
    public Preset preset() {
        return new Preset("collapsed", Settings.of(Map.of("train.batch", "64", "train.epochs", "10")));
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return Pair.of(example.image(), example.image());
    }

    @Override
    public TaskState fit(Fitting fitting) {
        return PrincipalComponents.suits(fitting.model().architecture())
                ? PrincipalComponents.fit(fitting.model().architecture(), fitting.data())
                        .state()
                : TaskState.EMPTY;
    }

    @Override
    public Map<String, UnaryOperator<ImageBatch>> baselines(TaskState state) {
        return PrincipalComponents.of(state)
                .<Map<String, UnaryOperator<ImageBatch>>>map(pca -> Map.of("pca-" + pca.components(), pca::reconstruct))
                .orElse(Map.of());
    }
}

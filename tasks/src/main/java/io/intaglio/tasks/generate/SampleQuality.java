package io.intaglio.tasks.generate;

import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Head;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.embed.Vectors;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Compares images with the images that a plate was fitted to, using the features of the plate, usually a classifier. It
 * measures the quality of images that another plate generates.
 */
public record SampleQuality() implements TaskProvider, Task {

    private static final long MOST = 60_000;

    @Override
    public String name() {
        return "sample-quality";
    }

    @Override
    public String summary() {
        return "compare images with others by a classifier's features: Fréchet distance, precision, recall";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Needs needs() {
        return Needs.CODE;
    }

    /**
     * Returns the preset of a classifier, because its features are better for comparisons than those of a network that
     * was only trained to rebuild images.
     */
    @Override
    public Preset preset() {
        return new Preset("features", Settings.parse("train.batch = 64\ntrain.epochs = 20"));
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return Pair.of(example.image(), example.image());
    }

    @Override
    public Answer answer(ShapePlan plan, Settings options) {
        return Answer.table(columns(plan.code().channels()));
    }

    private static List<String> columns(int length) {
        return IntStream.range(0, length).mapToObj(i -> "v-" + i).toList();
    }

    @Override
    public TaskState fit(Fitting fitting) {
        List<float[]> features = Vectors.of(fitting.model(), fitting.data(), Head.CODE, MOST).stream()
                .map(Vectors.Labelled::numbers)
                .toList();
        return TaskState.of(FeatureStatistics.of(features).entries());
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        float[] vector = Vectors.of(model, inputs.image(Inputs.IMAGE), inputs.condition(), Head.CODE);
        return Result.Table.of(columns(vector.length), vector);
    }

    /** The stored statistics of the plate, which are the reference. */
    private record Reference(Optional<FeatureStatistics> statistics) {}

    @Override
    public Optional<Scorer> scorer(TaskState state) {
        return state.as(Reference.class, entries -> new Reference(FeatureStatistics.of(entries)))
                .statistics()
                .map(SampleQualityScorer::new);
    }
}

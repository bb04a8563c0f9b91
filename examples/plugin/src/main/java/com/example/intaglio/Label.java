package com.example.intaglio;

import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.DataFacts;
import io.intaglio.data.Example;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Dense;
import io.intaglio.network.Head;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Pool;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A task that answers with a table: the class of a picture, by a head that learns beside the decoder.
 *
 * @param classes how many; 0 to take as many as the data has
 */
public record Label(@Setting(value = "number of classes; 0 for those in the data", range = "0 to 1000") int classes)
        implements TaskProvider, Task {

    private static final String HEAD = "class";

    /** Creates the default: as many classes as the data has. */
    public Label() {
        this(0);
    }

    @Override
    public String name() {
        return "label";
    }

    @Override
    public String summary() {
        return "tell the class of a picture, for the example plug-in";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public TaskProvider settled(DataFacts facts) {
        return classes > 0 ? this : new Label(facts.classes().size());
    }

    @Override
    public Needs needs() {
        return Needs.CODE.withLabels();
    }

    @Override
    public Preset preset() {
        return new Preset("ringed", Settings.parse("train.batch = 32\ntrain.steps = 300\ntrain.learning-rate = 0.003"));
    }

    @Override
    public Architecture complete(Architecture network) {
        int number = Math.max(1, classes);
        boolean map = ShapePlan.smallest(network).code() instanceof Shape.Map;
        Network body = map ? Network.of(Pool.globalAverage(), Dense.linear(number)) : Network.of(Dense.linear(number));
        return network.with(new Head(HEAD, Head.CODE, body)).with(new LossTerm.CrossEntropy(0.1, HEAD, 0));
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return Pair.of(example.image(), example.image());
    }

    @Override
    public Answer answer(ShapePlan plan, Settings options) {
        return Answer.table(columns());
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("class"));
        IntStream.range(0, classes).forEach(c -> columns.add("score-" + c));
        return columns;
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        float[] scores = model.features(
                        Tiling.padded(model, inputs.image(Inputs.IMAGE)), inputs.condition(), Set.of(HEAD))
                .get(HEAD)
                .data();
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        List<Double> row = new ArrayList<>(List.of((double) best));
        for (float score : scores) {
            row.add((double) score);
        }
        return new Result.Table(columns(), List.of(row));
    }

    @Override
    public Optional<Scorer> scorer(TaskState state) {
        return Optional.of(new Accuracy());
    }
}

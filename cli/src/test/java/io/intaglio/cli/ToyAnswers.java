package io.intaglio.cli;

import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Figure;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Blob;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Answers with a table, with pictures from nothing or with a file.
 *
 * @param kind of the answers
 */
public record ToyAnswers(Answer.Kind kind) implements TaskProvider, Task {

    public ToyAnswers() {
        this(Answer.Kind.TABLE);
    }

    /** How many pictures are made from nothing. */
    public record Count(int count) {}

    @Override
    public String name() {
        return "toy-answers";
    }

    @Override
    public String summary() {
        return "a task for tests that answers in any kind";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Preset preset() {
        return new Preset(
                "collapsed", Settings.parse("train.batch = 2\ntrain.steps = 2\narch.widths = 4\ntrain.held-out = 0.4"));
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return Pair.of(example.image(), example.image());
    }

    @Override
    public List<Role> roles() {
        return switch (kind) {
            case PICTURES -> List.of();
            case FILE ->
                List.of(Role.picture(Inputs.IMAGE), new Role("style", Role.Form.PICTURE, 0, 2), Role.file("words"));
            default -> List.of(Role.picture(Inputs.IMAGE));
        };
    }

    @Override
    public Answer answer(ShapePlan plan, Settings options) {
        return switch (kind) {
            case TABLE -> Answer.table(List.of("mean", "pixels"));
            case PICTURES -> Answer.PICTURES;
            case FILE -> Answer.file("toy");
            default -> Answer.PICTURE;
        };
    }

    @Override
    public Record options() {
        return new Count(2);
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        return switch (kind) {
            case TABLE -> table(inputs.image(Inputs.IMAGE));
            case PICTURES -> dreams(inputs.options().applyTo(new Count(2)).count());
            default -> {
                String text = inputs.file("words").bytes().length + " "
                        + inputs.images("style").size();
                yield new Result.File(Blob.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), "toy"));
            }
        };
    }

    private static Result table(ImageBatch image) {
        double sum = 0;
        for (float value : image.data()) {
            sum += value;
        }
        double mean = sum / image.data().length;
        return new Result.Table(
                List.of("mean", "pixels"), List.of(List.of(mean, (double) image.height() * image.width())));
    }

    private static Result dreams(int count) {
        List<ImageBatch> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(ImageBatch.zeros(1, 4, 6, 1));
        }
        return new Result.Images(images);
    }

    @Override
    public Optional<Scorer> scorer(TaskState state) {
        return kind != Answer.Kind.TABLE
                ? Optional.empty()
                : Optional.of(new Scorer() {
                    private double sum;
                    private int count;

                    @Override
                    public void add(Example example, Pair reference, Result answer) {
                        sum += ((Result.Table) answer).rows().get(0).get(0);
                        count++;
                    }

                    @Override
                    public Map<String, Figure> figures() {
                        return count == 0
                                ? Map.of()
                                : Map.of("brightness", Figure.higherIsBetter(100 * sum / count, "%", 1));
                    }
                });
    }
}

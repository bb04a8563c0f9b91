package com.example.intaglio;

import io.intaglio.network.ShapePlan;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.network.Shape;
import io.intaglio.network.Tensor;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A task that makes pictures from nothing: it decodes random codes. */
public record Dream() implements TaskProvider, Task {

    /**
     * The options of a run.
     *
     * @param count of pictures
     * @param seed of the codes
     */
    public record Options(int count, long seed) {

        public Options {
            if (count < 1 || count > 1000) {
                throw new InvalidInputException("count must be between 1 and 1000, not " + count);
            }
        }
    }

    @Override
    public String name() {
        return "dream";
    }

    @Override
    public String summary() {
        return "decode random codes, for the example plug-in";
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
        return new Preset("ringed", Settings.parse("train.batch = 32\ntrain.steps = 300"));
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return Pair.of(example.image(), example.image());
    }

    @Override
    public List<Role> roles() {
        return List.of();
    }

    @Override
    public Answer answer(ShapePlan plan, Settings options) {
        return Answer.PICTURES;
    }

    @Override
    public Record options() {
        return new Options(4, 0);
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        Options options = inputs.options().applyTo(new Options(4, 0));
        Random random = new Random(options.seed());
        List<ImageBatch> images = new ArrayList<>();
        for (int i = 0; i < options.count(); i++) {
            images.add(model.codec().orElseThrow().decode(code(model.plan().code(), random), Condition.NONE));
        }
        return new Result.Images(images);
    }

    /** Maps are made of 14 x 14 places. */
    private static Tensor code(Shape shape, Random random) {
        List<Integer> extents = shape instanceof Shape.Map
                ? List.of(1, shape.channels(), 14, 14)
                : List.of(1, shape.channels());
        float[] numbers = new float[extents.stream().reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Tensor.of(extents, numbers);
    }
}

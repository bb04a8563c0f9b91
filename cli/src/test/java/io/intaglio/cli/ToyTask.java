package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Learns to undo darkening, and remembers how many images it was fitted to.
 *
 * @param light by what images are multiplied
 * @param width shares its name with a setting of an architecture
 * @param code whether a bottleneck is needed
 */
public record ToyTask(double light, int width, boolean code) implements TaskProvider {

    public ToyTask() {
        this(0.5, 1, false);
    }

    public ToyTask {
        if (!(light > 0)) {
            throw new InvalidInputException("light is larger than 0, not " + light);
        }
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public String summary() {
        return "a task for tests";
    }

    @Override
    public Task create() {
        return new Task() {
            @Override
            public Needs needs() {
                return code ? Needs.CODE : Needs.NOTHING;
            }

            @Override
            public Preset preset() {
                return new Preset(
                        "collapsed",
                        Settings.of(Map.of(
                                "arch.widths", "4,4", "train.steps", "6", "train.batch", "2", "train.crop", "8")));
            }

            @Override
            public Pair pair(Example example, RandomGenerator random) {
                float[] data = example.image().data().clone();
                for (int i = 0; i < data.length; i++) {
                    data[i] *= (float) light;
                }
                ImageBatch image = example.image();
                return Pair.of(ImageBatch.wrap(1, image.height(), image.width(), image.channels(), data), image);
            }

            @Override
            public TaskState fit(Fitting fitting) {
                byte[] count = Long.toString(fitting.data().size()).getBytes(StandardCharsets.UTF_8);
                return TaskState.of(Map.of("count", count));
            }

            @Override
            public Settings about() {
                return Settings.of("light", light);
            }
        };
    }
}

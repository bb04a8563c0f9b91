package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.plate.Plate;
import io.intaglio.spi.PluginException;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Fitting;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the code of a plug-in does, what was learned is kept, and the message says whose fault it is. */
class FaultyCodeTest {

    private final List<String> warnings = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final TrainingListener keeping = event -> {
        if (event instanceof TrainingEvent.Failing failing) {
            kept.add(String.valueOf(failing.lastGood().get().state().step()));
        }
    };

    /** A task without settings, of which each part can be replaced. */
    private static class Plain implements TaskProvider {

        @Override
        public String name() {
            return "plain";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        Pair pair(Example example) {
            return Pair.of(example.image(), example.image());
        }

        TaskState fit() {
            return TaskState.EMPTY;
        }

        @Override
        public Task create() {
            return new Task() {
                @Override
                public Preset preset() {
                    return new Preset(
                            "small",
                            Settings.of("train.steps", 6).with("train.batch", 2).with("train.held-out", 0));
                }

                @Override
                public Pair pair(Example example, RandomGenerator random) {
                    return Plain.this.pair(example);
                }

                @Override
                public TaskState fit(Fitting fitting) {
                    return Plain.this.fit();
                }
            };
        }
    }

    private Training training(TaskProvider task) {
        return Bench.intaglio(Bench.class.getClassLoader(), task)
                .train(task.name())
                .data(new Bench.Images(8, 1, 0, "d"))
                .listener(keeping)
                .warnings(warnings::add);
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new NoClassDefFoundError("org/example/Missing"),
                new StackOverflowError(),
                new AssertionError("never"),
                new NullPointerException("nothing there"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_was_learned_outlives_a_task_that_throws_anything(Throwable fault) {
        int[] calls = {0};
        TaskProvider task = new Plain() {
            @Override
            Pair pair(Example example) {
                if (++calls[0] > 8) {
                    throwAnything(fault);
                }
                return super.pair(example);
            }
        };

        assertThatThrownBy(() -> training(task).run())
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("the task plain failed at image ")
                .hasMessageContaining(fault.toString())
                .hasMessageContaining("FaultyCodeTest$Plain")
                .hasMessageContaining("test-classes")
                .hasCause(fault);
        assertThat(kept).singleElement().isNotEqualTo("0");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwAnything(Throwable fault) throws E {
        throw (E) fault;
    }

    @Test
    void a_task_that_pairs_with_nothing_or_with_another_size_is_named() {
        TaskProvider nothing = new Plain() {
            @Override
            Pair pair(Example example) {
                return null;
            }
        };
        TaskProvider smaller = new Plain() {
            @Override
            Pair pair(Example example) {
                return Pair.of(example.image(), example.image().crop(0, 0, 1, 1));
            }
        };

        assertThatThrownBy(() -> training(nothing).run())
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("the task plain failed at image ")
                .hasMessageContaining("it gave null");
        assertThatThrownBy(() -> training(smaller).run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the task plain cannot learn from image ")
                .hasMessageContaining("have one size, not 8x8 and 1x1 pixels");
    }

    @Test
    void a_pair_of_another_size_than_the_networks_is_refused() {
        TaskProvider smaller = new Plain() {
            @Override
            Pair pair(Example example) {
                ImageBatch part = example.image().crop(0, 0, 4, 4);
                return Pair.of(part, part);
            }
        };

        assertThatThrownBy(() -> training(smaller).architecture("rigid").run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has 4x4 pixels, where the network takes 8x8");
    }

    @Test
    void a_source_that_fails_is_named() {
        Source broken = new Source() {
            @Override
            public long size() {
                return 8;
            }

            @Override
            public Example get(long index) {
                if (index == 3) {
                    throw new NoClassDefFoundError("org/example/Missing");
                }
                return Example.of("image " + index, Bench.even(8, 8, 1, 0.5f));
            }

            @Override
            public String digest() {
                return "b";
            }
        };

        assertThatThrownBy(() -> training(new Plain()).data(broken).run())
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("reading example 3 failed: java.lang.NoClassDefFoundError: org/example/Missing")
                .hasMessageContaining("FaultyCodeTest$");
    }

    @Test
    void a_task_that_remembers_null_costs_no_training() throws IOException {
        TaskProvider forgetful = new Plain() {
            @Override
            TaskState fit() {
                return null;
            }
        };

        Plate plate = training(forgetful).run().plate();

        assertThat(plate.states()).isEmpty();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("the task plain could not be fitted to the data", "it gave null", "the plate is whole");
        Intaglio intaglio = Bench.intaglio(Bench.class.getClassLoader(), forgetful);
        assertThatThrownBy(() -> intaglio.fit(plate, "plain", Settings.empty(), new Bench.Images(8, 1, 0, "d")))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("the task plain could not be fitted: it gave null");
    }

    @Test
    void a_task_whose_fit_throws_an_error_costs_no_training() throws IOException {
        TaskProvider broken = new Plain() {
            @Override
            TaskState fit() {
                throw new NoClassDefFoundError("org/example/Missing");
            }
        };

        assertThat(training(broken).run().report().steps()).isEqualTo(6);
        assertThat(warnings).singleElement().asString().contains("org/example/Missing", "the plate is whole");
    }
}

package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageSpec;
import io.intaglio.plate.Plate;
import io.intaglio.task.Pair;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    @TempDir
    Path folder;

    private final Intaglio intaglio = Bench.intaglio();

    private static Source images(long count, int channels, int bad) {
        return new Bench.Images(count, channels, bad, "d");
    }

    private static final Source MIXED = new Sized(9, List.of(5, 6, 7, 8, 9));

    /** Images of a width, each of a height of its own. */
    private record Sized(int width, List<Integer> heights) implements Source {

        @Override
        public long size() {
            return heights.size();
        }

        @Override
        public Example get(long index) {
            return Example.of("" + index, Bench.even(heights.get((int) index), width, 1, 0.5f));
        }

        @Override
        public String digest() {
            return "m";
        }
    }

    @Test
    void a_plan_is_made_without_an_engine_and_says_everything() throws IOException {
        Training.Plan plan =
                intaglio.train("dim").data(images(8, 1, 0)).set("train.crop", 4).plan();

        assertThat(plan.architecture()).isEqualTo("small");
        assertThat(plan.shapes().architecture().in()).isEqualTo(ImageSpec.anySize(1));
        assertThat(plan.shapes().rows().get(0).in()).hasToString("1x4x4");
        assertThat(plan.examples()).isEqualTo(6);
        assertThat(plan.heldOut()).isEqualTo(2);
        assertThat(plan.settings().get("train.crop")).isEqualTo("4");
    }

    @Test
    void a_training_ends_in_a_plate_that_opens_again() throws IOException {
        Training.Outcome outcome =
                intaglio.train("dim").data("grays:12345678").seed(5).run();
        Path file = folder.resolve("dim.plate");
        outcome.plate().write(file);

        assertThat(outcome.report().steps()).isEqualTo(4);
        Plate plate = Plate.read(file);
        assertThat(plate.card().task()).contains("dim");
        assertThat(plate.card().data().asMap())
                .containsEntry("name", "grays:12345678")
                .containsEntry("count", "6");
        assertThat(plate.card().metrics()).containsKeys("psnr", "mse", "input.psnr");
        assertThat(plate.preview()).isPresent();
        try (Model model = intaglio.open(file)) {
            assertThat(model.taskName()).isEqualTo("dim");
            assertThat(model.evaluate(images(3, 1, 0), Settings.empty(), 0, EvaluationListener.NONE)
                            .baselines())
                    .containsOnlyKeys("input", "twice");
        }
    }

    @Test
    void channels_are_those_of_the_first_images_unless_they_are_set() throws IOException {
        assertThat(intaglio.train("dim")
                        .data(images(4, 3, 0))
                        .plan()
                        .shapes()
                        .architecture()
                        .in()
                        .channels())
                .isEqualTo(3);
        assertThat(intaglio.train("dim")
                        .data(images(4, 3, 0))
                        .channels(1)
                        .plan()
                        .shapes()
                        .architecture()
                        .in()
                        .channels())
                .isEqualTo(1);
    }

    @Test
    void an_architecture_of_one_size_gets_that_of_the_images_or_the_one_asked_for() throws IOException {
        assertThat(intaglio.train("dim")
                        .architecture("rigid")
                        .data(images(4, 1, 0))
                        .plan()
                        .shapes()
                        .architecture()
                        .in())
                .isEqualTo(new ImageSpec(1, 8, 8));
        assertThat(intaglio.train("dim")
                        .architecture("rigid")
                        .data(MIXED)
                        .size(6, 4)
                        .plan()
                        .shapes()
                        .architecture()
                        .in())
                .isEqualTo(new ImageSpec(1, 4, 6));
        assertThatThrownBy(() ->
                        intaglio.train("dim").architecture("rigid").data(MIXED).plan())
                .hasMessageContaining("the architecture rigid is made for one size")
                .hasMessageContaining("9x5, 9x6, 9x7");
    }

    @Test
    void images_of_any_size_are_trained_on_at_the_size_asked_for() throws IOException {
        Training.Outcome outcome = intaglio.train("dim").data(MIXED).size(6, 4).run();

        assertThat(outcome.plate().card().in()).isEqualTo(ImageSpec.anySize(1));
    }

    private String trainedAt(Source images) throws IOException {
        return intaglio.train("dim")
                .data(images)
                .set("train.crop", 0)
                .plan()
                .shapes()
                .rows()
                .get(0)
                .in()
                .toString();
    }

    @Test
    void whole_images_of_several_sizes_are_brought_to_the_first_ones() throws IOException {
        Training.Outcome outcome =
                intaglio.train("dim").data(MIXED).set("train.crop", 0).run();

        assertThat(outcome.report().skipped()).isZero();
        assertThat(trainedAt(MIXED)).isEqualTo("1x5x9");
        assertThat(trainedAt(new Sized(6, List.of(8, 8, 8)))).isEqualTo("1x8x6");
    }

    @Test
    void a_size_and_a_crop_are_refused_together() {
        assertThatThrownBy(() -> intaglio.train("dim")
                        .data(MIXED)
                        .size(6, 4)
                        .set("crop", 4)
                        .plan())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("images are either resized to cover 6x4 or cut into squares of 4 pixels; give a size and no"
                        + " crop (crop = 0), or a crop and no size");
    }

    @Test
    void what_is_learned_has_the_networks_channels() {
        // Asks for colour of a network for gray.
        Intaglio other = Bench.intaglio(
                Bench.class.getClassLoader(),
                new Bench.Pairing((example, random) ->
                        Pair.of(example.image(), example.image().channels(0, 0, 0))));

        assertThatThrownBy(() ->
                        other.train("pairing").data(images(4, 1, 0)).steps(1).run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("goes in with 1 channels and comes out with 3, where the network has 1 and 1");
    }

    @Test
    void what_a_task_needs_is_asked_for_by_name() {
        assertThatThrownBy(() -> intaglio.train("dim")
                        .architecture("looking")
                        .set("bottleneck", true)
                        .data(images(4, 1, 0))
                        .plan())
                .hasMessageContaining("the task dim needs a code, which the architecture looking");
        assertThatThrownBy(() -> intaglio.train("dim")
                        .set("labels", true)
                        .data(images(4, 1, 0))
                        .plan())
                .hasMessageContaining("needs images with classes");
        assertThatThrownBy(() -> intaglio.train("dim")
                        .set("pairs", true)
                        .data(images(4, 1, 0))
                        .plan())
                .hasMessageContaining("needs images in pairs");
        assertThatThrownBy(() -> intaglio.train("dim").plan()).hasMessageContaining("there is nothing to learn from");
    }

    @Test
    void a_single_example_is_learned_from_and_nothing_held_out() throws IOException {
        Training.Outcome outcome = intaglio.train("dim").data(images(1, 1, 0)).run();

        assertThat(outcome.plate().card().metrics()).isEmpty();
        assertThat(outcome.plate().preview()).isPresent();
    }

    @Test
    void images_that_cannot_be_read_are_told_or_end_a_strict_training() throws IOException {
        List<String> warnings = new ArrayList<>();

        Training.Outcome outcome = intaglio.train("dim")
                .data(images(8, 1, 3))
                .set("held-out", 0)
                .epochs(2)
                .warnings(warnings::add)
                .run();

        assertThat(outcome.report().skipped()).isEqualTo(3);
        assertThat(warnings).hasSize(3).allMatch(warning -> warning.contains("broken"));
        assertThatThrownBy(() ->
                        intaglio.train("dim").data(images(8, 1, 3)).strict(true).run())
                .hasMessageContaining("broken");
    }

    @Test
    void who_opened_the_data_closes_it() throws IOException {
        intaglio.train("dim")
                .data("grays:own data")
                .validation("grays:own judge")
                .run();
        intaglio.train("dim").data(new Bench.Images(4, 1, 0, "given")).run();

        assertThat(Bench.CLOSED).contains("grays=own data", "grays=own judge").doesNotContain("given");
    }

    @Test
    void one_that_is_too_large_for_the_memory_is_left_out_wherever_it_stands() throws IOException {
        List<String> warnings = new ArrayList<>();
        Source huge = new Source() {
            @Override
            public long size() {
                return 4;
            }

            @Override
            public Example get(long index) throws IOException {
                if (index == 0) {
                    throw new OutOfMemoryError("as if");
                }
                return images(4, 1, 0).get(index);
            }

            @Override
            public String digest() {
                return "h";
            }
        };

        Training.Outcome outcome = intaglio.train("dim")
                .data(huge)
                .set("held-out", 0)
                .warnings(warnings::add)
                .run();

        assertThat(outcome.report().skipped()).isEqualTo(1);
        assertThat(warnings)
                .isNotEmpty()
                .allMatch(warning -> warning.startsWith("image 0 is too large for Java's memory"));
    }

    @Test
    void data_that_are_gone_at_the_end_cost_the_figures_and_not_the_weights() throws IOException {
        boolean[] gone = {false};
        List<String> warnings = new ArrayList<>();
        Source source = new Source() {
            @Override
            public long size() {
                return 4;
            }

            @Override
            public Example get(long index) throws IOException {
                if (gone[0]) {
                    throw new IOException("the disk is gone");
                }
                return Example.of("" + index, Bench.even(8, 8, 1, 0.5f));
            }

            @Override
            public String digest() {
                return "d";
            }
        };

        Training.Outcome outcome = intaglio.train("dim")
                .data(images(8, 1, 0))
                .validation(source)
                .listener(event -> {
                    if (event instanceof TrainingEvent.Validated at
                            && at.validation().step() == 4) {
                        gone[0] = true;
                    }
                })
                .warnings(warnings::add)
                .run();

        assertThat(outcome.report().steps()).isEqualTo(4);
        assertThat(outcome.plate().card().metrics()).isEmpty();
        // Each image may be named before: it depends on how far ahead batches were read.
        assertThat(warnings)
                .filteredOn(warning -> !warning.endsWith(": the disk is gone; it is left out"))
                .singleElement()
                .asString()
                .contains("could not be judged", "the disk is gone");
    }

    @Test
    void a_training_that_is_stopped_gives_what_it_has() throws IOException {
        boolean[] stop = {false};
        TrainingListener listener = new TrainingListener() {
            @Override
            public void on(TrainingEvent event) {
                if (event instanceof TrainingEvent.Stepped stepped) {
                    stop[0] = stepped.progress().step() == 2;
                }
            }

            @Override
            public boolean stop() {
                return stop[0];
            }
        };

        Training.Outcome outcome =
                intaglio.train("dim").data(images(4, 1, 0)).listener(listener).run();

        assertThat(outcome.plate().card().settings().get("trained.steps")).isEqualTo("2");
    }

    @Test
    void a_plate_is_fitted_for_a_task_under_other_settings() throws IOException {
        Plate plate = intaglio.train("dim").data(images(4, 1, 0)).run().plate();

        Plate fitted = intaglio.fit(plate, "dim", Settings.of("light", 0.25), images(4, 1, 0));

        assertThat(fitted.card().taskSettings().get("light")).isEqualTo("0.25");
        assertThat(fitted.weights()).isSameAs(plate.weights());
    }
}

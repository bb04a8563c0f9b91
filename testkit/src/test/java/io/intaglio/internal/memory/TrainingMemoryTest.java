package io.intaglio.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.Bench;
import io.intaglio.Intaglio;
import io.intaglio.Training;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.EngineMemory;
import io.intaglio.spi.EngineOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a machine has no memory for is found before a training starts. */
class TrainingMemoryTest {

    private static final int SIDE = 64;
    private static final EngineOptions ANY = new EngineOptions();

    private static Training training(Intaglio intaglio) {
        Source images = new Source() {
            @Override
            public long size() {
                return 8;
            }

            @Override
            public Example get(long index) {
                return Example.of("image " + index, Bench.even(SIDE, SIDE, 1, 0.5f));
            }

            @Override
            public String digest() {
                return "i";
            }
        };
        return intaglio.train("dim")
                .data(images)
                .set("arch.width", 64)
                .set("batch", 6)
                .set("crop", SIDE)
                .set("held-out", 0)
                .steps(1);
    }

    /** So much that so many images fit at a time. */
    private static long roomFor(double images) throws IOException {
        Training.Plan plan = training(Bench.intaglio(ANY, 0)).plan();
        return (long) (TrainingMemory.of(0, MachineMemory.of(1), EngineMemory.USUAL)
                        .machine()
                        .taken(plan.shapes(), plan.config())
                + (images - 1) * 1.25 * plan.shapes().activationBytes());
    }

    @Test
    void a_batch_that_does_not_fit_is_computed_in_parts_and_that_is_said() throws IOException {
        Intaglio small = Bench.intaglio(ANY, roomFor(2.5));
        List<String> warnings = new ArrayList<>();

        assertThat(training(small).plan().config().accumulate()).isEqualTo(3);
        Training.Outcome outcome = training(small).warnings(warnings::add).run();

        assertThat(outcome.plate().card().settings().get("train.accumulate")).isEqualTo("3");
        assertThat(warnings)
                .singleElement()
                .asString()
                .matches("a step takes about \\d+ MiB for what the layers make of 6 images, and this machine has \\d+"
                        + " MiB: each batch is computed in 3 parts, one after the other \\(accumulate=3\\)");
    }

    @Test
    void what_fits_is_left_as_it_is() throws IOException {
        List<String> warnings = new ArrayList<>();
        for (Intaglio roomy : List.of(Bench.intaglio(ANY, roomFor(6.1)), Bench.intaglio(ANY, 0))) {
            assertThat(training(roomy)
                            .warnings(warnings::add)
                            .run()
                            .plate()
                            .card()
                            .settings()
                            .get("train.accumulate"))
                    .isEqualTo("1");
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void where_no_image_fits_the_crop_that_does_is_named() throws IOException {
        Intaglio tiny = Bench.intaglio(ANY, roomFor(0.5));

        assertThatThrownBy(() -> training(tiny).plan())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("training on one image of 64x64 pixels takes ")
                .hasMessageContaining(" MiB with the weights, Java's heap and the libraries, and this machine has ")
                .satisfies(refused -> {
                    Matcher crop = Pattern.compile("\\(crop=(\\d+)\\)").matcher(refused.getMessage());
                    assertThat(crop.find()).isTrue();
                    int side = Integer.parseInt(crop.group(1));
                    assertThat(side).isBetween(32, 60);
                    ShapePlan plan = training(tiny).set("crop", side).plan().shapes();
                    assertThat(plan.rows().get(0).in()).hasToString("1x" + side + "x" + side);
                });
        assertThatThrownBy(() -> training(tiny).architecture("rigid").plan())
                .hasMessageContaining("choose a smaller size of images or a smaller network");
    }

    @Test
    void main_memory_does_not_count_where_a_gpu_computes() throws IOException {
        Intaglio gpu = Bench.intaglio(ANY.device("gpu"), roomFor(0.5));

        assertThat(training(gpu).plan().config().accumulate()).isEqualTo(1);
    }
}

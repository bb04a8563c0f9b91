package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a resumed training takes from its checkpoint, and what may change. */
class ResumptionTest extends CheckpointsBench {

    @Test
    void what_the_card_does_not_know_was_at_its_default() throws IOException {
        every(training("grays:123456789", 4), "2").run();
        Plate checkpoint = Plate.read(checkpoint(2));
        assertThat(intaglio.resume(checkpoint).plan().settings().get("train.batch"))
                .isEqualTo("2");

        Plate older =
                checkpoint.withCard(new Card(checkpoint.card().settings().keep(key -> !key.equals("train.batch"))));

        assertThat(intaglio.resume(older).plan().settings().get("train.batch")).isEqualTo("64");
    }

    @Test
    void the_budget_may_change_and_nothing_else() throws IOException {
        every(training("grays:123456789", 4), "2").run();
        Plate checkpoint = Plate.read(checkpoint(2));

        Plate longer = intaglio.resume(checkpoint)
                .steps(7)
                .checkpoints(checkpoints())
                .run()
                .plate();

        same(training("grays:123456789", 7).run().plate(), longer);
        assertThatThrownBy(() -> intaglio.resume(checkpoint)
                        .steps(2)
                        .checkpoints(checkpoints())
                        .run())
                .hasMessageContaining("has taken 2 steps already, and the budget is 2 steps");
        assertThatThrownBy(
                        () -> intaglio.resume(checkpoint).set("train.batch", 3).plan())
                .hasMessageContaining("train.batch is 2 in the checkpoint, not 3");
        assertThatThrownBy(() -> intaglio.resume(checkpoint).size(4, 4).plan())
                .hasMessageContaining("the size of images is the images' own in the checkpoint, not 4x4");
        assertThatThrownBy(() ->
                        intaglio.resume(checkpoint).architecture("looking").plan())
                .hasMessageContaining("the architecture is small in the checkpoint, not looking");
    }

    @Test
    void other_data_is_refused_unless_it_is_allowed() throws IOException {
        every(training("grays:123456789", 4), "2").run();
        Plate checkpoint = Plate.read(checkpoint(2));

        assertThatThrownBy(() -> intaglio.resume(checkpoint)
                        .data("grays:12345")
                        .checkpoints(checkpoints())
                        .run())
                .hasMessageContaining("the data is not what the checkpoint learned from: 7 images with digest");
        assertThat(intaglio.resume(checkpoint)
                        .data("grays:12345")
                        .allowChangedData(true)
                        .checkpoints(checkpoints())
                        .run()
                        .report()
                        .steps())
                .isEqualTo(4);
    }

    @Test
    void other_data_to_judge_by_is_refused_unless_it_is_allowed() throws IOException {
        every(training("grays:123456789", 4).validation("grays:12"), "2").run();
        Plate checkpoint = Plate.read(checkpoint(2));

        Training changed = intaglio.resume(checkpoint).validation("grays:123").checkpoints(checkpoints());
        assertThatThrownBy(changed::run)
                .hasMessageContaining("the data to judge by is not what it was: 2 images with digest grays=12 then, 3"
                        + " images with digest grays=123 now");
        assertThat(changed.allowChangedData(true).run().report().steps()).isEqualTo(4);
    }

    @Test
    void data_to_judge_by_that_was_an_object_must_be_given_again() throws IOException {
        every(training("grays:123456789", 4).validation(new Bench.Images(2, 1, 0, "v")), "2")
                .run();
        Plate checkpoint = Plate.read(checkpoint(2));

        assertThatThrownBy(() ->
                        intaglio.resume(checkpoint).checkpoints(checkpoints()).run())
                .hasMessageContaining("2 images with digest v then, none now");
        assertThat(intaglio.resume(checkpoint)
                        .validation(new Bench.Images(2, 1, 0, "v"))
                        .checkpoints(checkpoints())
                        .run()
                        .report()
                        .steps())
                .isEqualTo(4);
    }

    @Test
    void the_learning_rate_may_change_and_the_card_tells_from_which_step() throws IOException {
        every(training("grays:123456789", 6), "2").run();

        intaglio.resume(Plate.read(checkpoint(2)))
                .set("learning-rate", 0.0005)
                .checkpoints(checkpoints())
                .warnings(warnings::add)
                .run();
        Plate end = intaglio.resume(Plate.read(checkpoint(4)))
                .set("clip", 1)
                .checkpoints(checkpoints())
                .run()
                .plate();

        assertThat(warnings)
                .containsExactly(
                        "train.learning-rate was 0.001 up to step 2 and is 5.0E-4 from here on: this is another"
                                + " training now, as its card says");
        assertThat(end.card().settings().asMap())
                .containsEntry("train.learning-rate", "5.0E-4")
                .containsEntry("train.clip", "1")
                .containsEntry("changed.2.train.learning-rate", "0.001")
                .containsEntry("changed.4.train.clip", "0");
    }

    @Test
    void so_may_the_arithmetic_even_of_a_checkpoint_that_knew_of_one_alone() throws IOException {
        every(training("grays:123456789", 4), "2").run();
        Plate checkpoint = Plate.read(checkpoint(2));
        Plate older = checkpoint.withCard(
                new Card(checkpoint.card().settings().keep(key -> !key.equals("train.mixed-precision"))));

        Plate end = intaglio.resume(older)
                .set("mixed-precision", "bfloat16")
                .checkpoints(checkpoints())
                .warnings(warnings::add)
                .run()
                .plate();

        assertThat(warnings)
                .containsExactly(
                        "train.mixed-precision was none up to step 2 and is bfloat16 from here on: this is another"
                                + " training now, as its card says");
        assertThat(end.card().settings().asMap())
                .containsEntry("train.mixed-precision", "bfloat16")
                .containsEntry("changed.2.train.mixed-precision", "none");
    }

    @Test
    void another_number_of_threads_is_a_warning() throws IOException {
        every(training("grays:123456789", 4), "2").run();
        Plate checkpoint = Plate.read(checkpoint(2));

        intaglio.resume(checkpoint)
                .checkpoints(checkpoints())
                .warnings(warnings::add)
                .run();
        assertThat(warnings).isEmpty();
        intaglio.resume(checkpoint.withCard(
                        checkpoint.card().with(io.intaglio.config.Settings.of("engine.threads", 2))))
                .checkpoints(checkpoints())
                .warnings(warnings::add)
                .run();
        assertThat(warnings)
                .containsExactly(
                        "the checkpoint was made otherwise: threads was 2 and is 1; the last bits of the weights"
                                + " may differ from those of an unbroken training");
    }

    @Test
    void validation_data_and_the_size_are_remembered() throws IOException {
        Plate whole = every(
                        training("grays:123456789", 6).validation("grays:12").size(6, 4), "4")
                .run()
                .plate();

        Training.Outcome outcome = intaglio.resume(Plate.read(checkpoint(4)))
                .checkpoints(checkpoints())
                .run();

        same(whole, outcome.plate());
        assertThat(outcome.plate().card().data().asMap())
                .containsEntry("validation", "grays:12")
                .containsEntry("size", "6x4")
                .containsEntry("count", "9");
    }
}

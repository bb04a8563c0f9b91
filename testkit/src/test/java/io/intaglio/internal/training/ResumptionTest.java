package io.intaglio.internal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.Bench;
import io.intaglio.Training;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.file.FolderLock;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.LearningRateCurve;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    void crops_may_grow_towards_the_end() throws IOException {
        List<Long> activations = new ArrayList<>();
        TrainingListener listener = event -> {
            if (event instanceof TrainingEvent.Started started) {
                activations.add(started.start().plan().activationBytes());
            }
        };
        every(training("grays:123456789", 4).set("crop", 2), "2")
                .listener(listener)
                .run();

        Plate end = intaglio.resume(Plate.read(checkpoint(2)))
                .set("crop", 6)
                .checkpoints(checkpoints())
                .listener(listener)
                .warnings(warnings::add)
                .run()
                .plate();

        assertThat(activations).hasSize(2);
        assertThat(activations.get(1)).isEqualTo(9 * activations.get(0));
        assertThat(warnings)
                .containsExactly("train.crop was 2 up to step 2 and is 6 from here on: this is another training now, as"
                        + " its card says");
        assertThat(end.card().settings().asMap())
                .containsEntry("train.crop", "6")
                .containsEntry("changed.2.train.crop", "2");
    }

    @Test
    void looks_at_other_crops_are_nothing_to_compare_with() throws IOException {
        every(training("grays:123456789", 4).set("crop", 2), "2").run();
        Plate read = Plate.read(checkpoint(2));
        Checkpoint looked = read.checkpoint().orElseThrow();
        looked = new Checkpoint(
                looked.raw(),
                looked.average(),
                Optional.of(looked.average()),
                looked.optimizer(),
                looked.state().withBest(0.5, 2, 1).withRate(0.25));
        Resumption resumption = Resumption.of(read.withCheckpoint(looked));
        Settings same = read.card().settings();
        TrainingConfig small = read.card().trainingSettings().applyTo(new TrainingConfig());
        TrainingConfig large = Settings.of("crop", 6).applyTo(small);

        assertThat(resumption.best(small)).isEqualTo(2);
        assertThat(resumption.from(small, same, 5, false)).isSameAs(looked);
        assertThat(resumption.best(large)).isZero();
        Checkpoint anew = resumption.from(large, same, 5, false);
        assertThat(anew.best()).isEmpty();
        assertThat(anew.state()).isEqualTo(looked.state().withBest(Double.POSITIVE_INFINITY, 0, 0));
    }

    @Test
    void minutes_count_from_now_on_even_where_they_are_as_many_as_before() throws IOException {
        every(training("grays:123456789", 4), "2").run();
        Plate read = Plate.read(checkpoint(2));
        Resumption resumption = Resumption.of(read);
        Settings same = read.card().settings();
        TrainingConfig minutes =
                Settings.parse("steps = 0\nepochs = 0\nminutes = 3").applyTo(new TrainingConfig());

        assertThat(resumption.from(minutes, same, 5, true).state().total()).isZero();
        assertThat(resumption.from(minutes, same, 5, false).state().total()).isEqualTo(4);
    }

    @Test
    void two_trainings_do_not_share_a_folder() throws IOException {
        every(training("grays:123456789", 4), "2").run();
        FolderLock other = FolderLock.of(checkpoints()).orElseThrow();

        assertThatThrownBy(() -> intaglio.resume(Plate.read(checkpoint(2)))
                        .checkpoints(checkpoints())
                        .run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("another training is writing its checkpoints into " + checkpoints()
                        + "; wait until it ends, stop it, or name another file for the plate");

        other.close();
        intaglio.resume(Plate.read(checkpoint(2))).checkpoints(checkpoints()).run();
        FolderLock.of(checkpoints()).orElseThrow().close();
    }

    /** Where the rate is to grow from; the schedule was a cosine over four steps, of which the warm-up took all. */
    @Test
    void another_end_or_another_rate_is_a_turn() throws IOException {
        every(training("grays:123456789", 4), "2").run();
        Plate read = Plate.read(checkpoint(2));
        Resumption resumption = Resumption.of(read);
        Settings same = read.card().settings();
        TrainingConfig config = read.card().trainingSettings().applyTo(new TrainingConfig());
        double rate = LearningRateCurve.of(config).at(1, 4);

        TrainingState unchanged = resumption.from(config, same, 5, false).state();
        assertThat(unchanged.turn()).isZero();

        Settings longer = same.with("train.steps", 9);
        TrainingState later = resumption
                .from(Settings.of("steps", 9).applyTo(config), longer, 5, false)
                .state();
        assertThat(later.total()).isEqualTo(0);
        assertThat(later.turn()).isEqualTo(2);
        assertThat(later.turnRate()).isEqualTo(rate);

        Settings faster = same.with("train.learning-rate", 0.5);
        TrainingState sameEnd = resumption
                .from(Settings.of("learning-rate", 0.5).applyTo(config), faster, 5, false)
                .state();
        assertThat(sameEnd.total()).isEqualTo(4);
        assertThat(sameEnd.turn()).isEqualTo(2);
        assertThat(sameEnd.turnRate()).isEqualTo(rate);
    }

    @Test
    void batches_may_be_taken_in_parts_from_then_on() throws IOException {
        every(training("grays:123456789", 4), "2").run();

        Plate end = intaglio.resume(Plate.read(checkpoint(2)))
                .set("accumulate", 2)
                .checkpoints(checkpoints())
                .run()
                .plate();

        assertThat(end.card().settings().asMap())
                .containsEntry("train.accumulate", "2")
                .containsEntry("changed.2.train.accumulate", "1");
    }

    @Test
    void a_file_of_settings_goes_before_what_is_recalled() throws IOException {
        every(training("grays:123456789", 4), "2").run();

        Plate end = intaglio.resume(Plate.read(checkpoint(2)))
                .settings(Settings.parse("batch = 2\nlearning-rate = 0.0005\nepochs = 3"))
                .checkpoints(checkpoints())
                .run()
                .plate();

        assertThat(end.card().settings().asMap())
                .containsEntry("train.learning-rate", "5.0E-4")
                .containsEntry("train.epochs", "3")
                .containsEntry("train.steps", "0");
    }

    @Test
    void where_the_network_has_one_size_another_crop_is_refused() throws IOException {
        every(training("grays:123456789", 4).architecture("rigid"), "2").run();

        assertThatThrownBy(() -> intaglio.resume(Plate.read(checkpoint(2)))
                        .set("crop", 4)
                        .plan())
                .hasMessageContaining("this network takes images of one size");
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
        intaglio.resume(checkpoint.withCard(checkpoint.card().with(Settings.of("engine.threads", 2))))
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

package io.intaglio.internal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.Training;
import io.intaglio.config.InvalidInputException;
import io.intaglio.plate.Plate;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.DivergedException;
import io.intaglio.train.Progress;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointsTest extends CheckpointsBench {

    @Test
    void the_last_three_and_the_best_are_kept_and_each_leads_to_the_same_weights() throws IOException {
        Plate whole = every(training("grays:123456789", 11), "2").run().plate();

        // The engine looks at held-out data once, at the end.
        assertThat(names())
                .containsExactly(
                        "checkpoint-10.plate", "checkpoint-11.plate", "checkpoint-6.plate", "checkpoint-8.plate");
        for (long step : List.of(6, 8, 10)) {
            Plate checkpoint = CheckpointFolder.read(checkpoint(step));
            assertThat(checkpoint.card().settings().get("trained.steps")).isEqualTo("" + step);
            same(
                    whole,
                    intaglio.resume(checkpoint).checkpoints(checkpoints()).run().plate());
        }
    }

    private final List<Path> told = new ArrayList<>();
    private long seconds;

    private CheckpointWriter listener(String interval) throws IOException {
        return new CheckpointWriter(
                new CheckpointFolder(Files.createDirectories(checkpoints())),
                Interval.parse(interval),
                Plate.read(begunCheckpoint()).card(),
                Plate.read(begunCheckpoint()).architecture(intaglio.architectures()),
                event -> {
                    if (event instanceof TrainingEvent.Checkpointed checkpointed) {
                        told.add(checkpointed.file());
                    }
                },
                warnings::add,
                0,
                0,
                () -> 1_000_000_000 * seconds);
    }

    private static Progress progress(long step) {
        return new Progress(new Progress.Position(step, 40, 1, false), 0, Map.of(), 1, new Progress.Speed(1, 1));
    }

    @Test
    void the_best_does_not_crowd_out_those_written_on_time() throws IOException {
        CheckpointWriter listener = listener("10");
        Checkpoint checkpoint = Plate.read(begunCheckpoint()).checkpoint().orElseThrow();
        for (long step = 1; step <= 40; step++) {
            if (step % 4 == 0 && step <= 32) {
                listener.on(new TrainingEvent.Validated(new Validation(step, 1.0 / step, true), () -> checkpoint));
            }
            listener.on(new TrainingEvent.Stepped(progress(step), () -> checkpoint));
        }

        // 20 was both; it is written once, and stays for being on time.
        assertThat(names())
                .containsExactly(
                        "checkpoint-20.plate", "checkpoint-30.plate", "checkpoint-32.plate", "checkpoint-40.plate");
        assertThat(told).doesNotHaveDuplicates().hasSize(8 + 4 - 1);
        assertThat(warnings).isEmpty();
    }

    @Test
    void nor_does_it_put_them_off() throws IOException {
        CheckpointWriter listener = listener("10s");
        Checkpoint checkpoint = Plate.read(begunCheckpoint()).checkpoint().orElseThrow();
        for (long step = 1; step <= 25; step++) {
            seconds++;
            if (step % 4 == 0) {
                listener.on(new TrainingEvent.Validated(new Validation(step, 1.0 / step, true), () -> checkpoint));
            }
            listener.on(new TrainingEvent.Stepped(progress(step), () -> checkpoint));
        }

        assertThat(names()).containsExactly("checkpoint-10.plate", "checkpoint-20.plate", "checkpoint-24.plate");
    }

    private Path begunCheckpoint() throws IOException {
        Path other = folder.resolve("other");
        if (!Files.exists(other)) {
            training("grays:123456789", 2)
                    .checkpointEvery("2")
                    .checkpoints(other)
                    .run();
        }
        return other.resolve("checkpoint-2.plate");
    }

    @Test
    void a_training_that_is_stopped_writes_a_last_one() throws IOException {
        Plate whole = training("grays:123456789", 9).run().plate();

        every(training("grays:123456789", 9), "1h").listener(stoppingAt(5)).run();

        assertThat(names()).containsExactly("checkpoint-5.plate");
        Training.Outcome outcome = intaglio.resume(CheckpointFolder.read(checkpoint(5)))
                .checkpoints(checkpoints())
                .run();
        same(whole, outcome.plate());
        assertThat(outcome.plate().card().settings().get("trained.steps")).isEqualTo("9");
    }

    /** The preset says 2, and may have said so only since. */
    @Test
    void what_was_reached_is_kept_when_the_training_diverges_and_so_is_all_before() throws IOException {
        Training diverging = every(training("grays:123456789", 9), "2").set("learning-rate", 2);

        assertThatThrownBy(diverging::run)
                .isInstanceOf(DivergedException.class)
                .hasMessage("the loss became NaN at step 8");

        assertThat(names())
                .containsExactly(
                        "checkpoint-2.plate", "checkpoint-4.plate", "checkpoint-6.plate", "checkpoint-7.plate");
        assertThat(intaglio.resume(CheckpointFolder.read(checkpoint(7)))
                        .set("learning-rate", 0.01)
                        .checkpoints(checkpoints())
                        .run()
                        .report()
                        .steps())
                .isEqualTo(9);
    }

    @Test
    void a_checkpoint_that_cannot_be_written_is_a_warning_and_the_others_stay() throws IOException {
        Files.createDirectories(checkpoint(4));

        Training.Outcome outcome = intaglio.resume(begun())
                .checkpoints(checkpoints())
                .warnings(warnings::add)
                .run();

        assertThat(outcome.report().steps()).isEqualTo(6);
        assertThat(warnings).singleElement().asString().contains("checkpoint-4.plate could not be written");
        assertThat(names()).containsExactly("checkpoint-2.plate", "checkpoint-4.plate", "checkpoint-6.plate");
        Plate.read(checkpoint(2));
    }

    private Plate begun() throws IOException {
        Path other = folder.resolve("other");
        training("grays:123456789", 6).checkpointEvery("2").checkpoints(other).run();
        Plate plate = Plate.read(other.resolve("checkpoint-2.plate"));
        plate.write(checkpoint(2));
        return plate;
    }

    @Test
    void a_folder_stands_for_its_newest_and_a_missing_one_names_that() throws IOException {
        every(training("grays:123456789", 6), "2").run();

        Path newest = CheckpointFolder.newest(checkpoints());

        assertThat(newest).isEqualTo(checkpoint(6));
        assertThatThrownBy(() -> CheckpointFolder.read(checkpoint(77)))
                .hasMessageContaining("; the newest that is there is " + newest);
        assertThatThrownBy(() -> CheckpointFolder.newest(checkpoints().resolve("none")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds no checkpoint");
    }

    @Test
    void a_damaged_one_names_the_newest_intact_one_before_it() throws IOException {
        every(training("grays:123456789", 6), "2").run();
        byte[] bytes = Files.readAllBytes(checkpoint(6));
        Files.write(checkpoint(6), Arrays.copyOf(bytes, bytes.length / 2));
        bytes = Files.readAllBytes(checkpoint(4));
        bytes[bytes.length / 2] ^= 1;
        Files.write(checkpoint(4), bytes);

        assertThatThrownBy(() -> CheckpointFolder.read(checkpoint(6)))
                .hasMessageContaining("an earlier one is intact, resume from " + checkpoint(2));
        Files.delete(checkpoint(2));
        assertThatThrownBy(() -> CheckpointFolder.read(checkpoint(6))).hasMessageContaining("no earlier one");
    }

    @Test
    void a_folder_with_another_trainings_checkpoints_is_left_alone() throws IOException {
        every(training("grays:123456789", 4), "2").run();
        Files.writeString(checkpoints().resolve(".intaglio-half.part"), "killed");

        assertThatThrownBy(() -> every(training("grays:123456789", 4), "2").run())
                .hasMessageContaining("holds checkpoints of another training, up to step 4; resume from");

        intaglio.resume(Plate.read(checkpoint(2))).checkpoints(checkpoints()).run();
        assertThat(names()).containsExactly("checkpoint-2.plate", "checkpoint-4.plate");
    }

    @Test
    void so_is_one_that_has_the_same_step_of_another() throws IOException {
        every(training("grays:123456789", 4), "2").run();
        Path elsewhere = folder.resolve("elsewhere");
        training("grays:123456789", 4)
                .seed(4)
                .checkpointEvery("2")
                .checkpoints(elsewhere)
                .run();
        Plate other = Plate.read(elsewhere.resolve("checkpoint-2.plate"));
        byte[] before = Files.readAllBytes(checkpoint(2));

        assertThatThrownBy(
                        () -> intaglio.resume(other).checkpoints(checkpoints()).run())
                .hasMessageContaining("holds checkpoints of another training, up to step 4");
        assertThat(checkpoint(2)).hasBinaryContent(before);
    }

    @Test
    void a_finished_plate_is_no_checkpoint() throws IOException {
        Plate finished = training("grays:123456789", 2).run().plate();

        assertThatThrownBy(() -> intaglio.resume(finished)).hasMessageContaining("it is a finished plate");
    }

    @Test
    void intervals_are_steps_or_times() {
        assertThat(Interval.parse("500")).isEqualTo(new Interval(500, 0));
        assertThat(Interval.parse("30s")).isEqualTo(new Interval(0, 30));
        assertThat(Interval.parse("5m")).isEqualTo(new Interval(0, 300));
        assertThat(Interval.parse("2h")).isEqualTo(new Interval(0, 7200));
        for (String wrong : List.of("0", "", "5 m", "-1", "1d", "1.5m")) {
            assertThatThrownBy(() -> intaglio.train("dim").checkpointEvery(wrong))
                    .hasMessageContaining("a number of steps, as in 500, or a time");
        }
        assertThat(new Interval(3, 0).due(6, 0)).isTrue();
        assertThat(new Interval(3, 0).due(7, 1e9)).isFalse();
        assertThat(new Interval(0, 5).due(7, 5.1)).isTrue();
    }
}

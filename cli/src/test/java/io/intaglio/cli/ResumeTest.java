package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.plate.Plate;
import io.intaglio.train.HistoryFile;
import io.intaglio.train.HistoryRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void train() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
        Said said = terminal.type(
                "train",
                "toy",
                "--data",
                "@gray",
                "--out",
                "@toy.plate",
                "--checkpoint-every",
                "2",
                "--seed",
                "4",
                "--set",
                "light=0.25");
        assertThat(said.code()).as(said.err()).isZero();
    }

    private String weights(String plate) throws IOException {
        return SameWeights.sha256(terminal.path(plate));
    }

    @Test
    void a_resumed_training_ends_where_the_unbroken_one_ended_and_takes_its_name() throws IOException {
        String unbroken = weights("toy.plate");
        Files.delete(terminal.path("toy.plate"));

        Said said = terminal.type("train", "--resume", "@toy.plate.checkpoints/checkpoint-2.plate");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(weights("toy.plate")).isEqualTo(unbroken);
        Plate plate = Plate.read(terminal.path("toy.plate"));
        assertThat(plate.card().taskSettings().get("light")).isEqualTo("0.25");
        assertThat(plate.card().settings().get("checkpoint.every")).isEqualTo("2");
        assertThat(plate.checkpoint()).isEmpty();
    }

    @Test
    void a_finished_training_is_not_written_again_and_says_how_to_go_on() throws IOException {
        byte[] plate = Files.readAllBytes(terminal.path("toy.plate"));
        byte[] history = Files.readAllBytes(terminal.path("toy.plate.history.csv"));
        FileTime report = Files.getLastModifiedTime(terminal.path("toy.plate.report.html"));

        Said said = terminal.type("train", "--resume", "@toy.plate.checkpoints");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(terminal.plain(said.err()))
                .isEqualTo("nothing to do: this training is finished, and FOLDER/toy.plate is what it gave; to go on,"
                        + " give it more: intaglio train --resume FOLDER/toy.plate.checkpoints/checkpoint-6.plate"
                        + " --steps 12\n");
        assertThat(terminal.path("toy.plate")).hasBinaryContent(plate);
        assertThat(terminal.path("toy.plate.history.csv")).hasBinaryContent(history);
        assertThat(Files.getLastModifiedTime(terminal.path("toy.plate.report.html")))
                .isEqualTo(report);
        Files.copy(
                terminal.path("toy.plate.checkpoints/checkpoint-6.plate"),
                terminal.path("toy.plate.checkpoints/kept.plate"));
        Said on = terminal.type("train", "--resume", "@toy.plate.checkpoints", "--steps", "12");
        assertThat(on.err()).contains("after 12 of 12 steps");
        Said earlier = terminal.type("train", "--resume", "@toy.plate.checkpoints/kept.plate");
        assertThat(earlier.err()).as("one that went further is not replaced").startsWith("nothing to do");
    }

    @Test
    void a_training_that_was_killed_after_its_last_step_gets_its_plate() throws IOException {
        String unbroken = weights("toy.plate");
        Files.delete(terminal.path("toy.plate"));

        Said said = terminal.type("train", "--resume", "@toy.plate.checkpoints");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(weights("toy.plate")).isEqualTo(unbroken);
    }

    private List<Long> steps(String history) throws IOException {
        return HistoryFile.read(terminal.path(history)).stream()
                .map(HistoryRow::step)
                .toList();
    }

    @Test
    void the_history_and_the_report_of_a_resumed_training_tell_of_its_whole_course() throws IOException {
        List<HistoryRow> unbroken = HistoryFile.read(terminal.path("toy.plate.history.csv"));

        assertThat(terminal.type("train", "--resume", "@toy.plate.checkpoints/checkpoint-4.plate")
                        .code())
                .isZero();

        List<HistoryRow> resumed = HistoryFile.read(terminal.path("toy.plate.history.csv"));
        assertThat(resumed).extracting(row -> row.means().loss()).isEqualTo(losses(unbroken));
        assertThat(resumed).extracting(HistoryRow::step).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 6L);
        assertThat(Files.readString(terminal.path("toy.plate.report.html")))
                .contains("Done after 6 of 6 steps; 1 s since step 4", "aria-label=\"loss by step\"");
    }

    private static List<Double> losses(List<HistoryRow> rows) {
        return rows.stream().map(row -> row.means().loss()).toList();
    }

    @Test
    void a_training_that_goes_on_under_another_name_takes_the_history_along() throws IOException {
        assertThat(terminal.type(
                                "train",
                                "--resume",
                                "@toy.plate.checkpoints/checkpoint-2.plate",
                                "--out",
                                "@other.plate",
                                "--steps",
                                "3")
                        .code())
                .isZero();

        assertThat(steps("other.plate.history.csv")).containsExactly(1L, 2L, 3L, 3L);
        assertThat(steps("toy.plate.history.csv")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 6L);
    }

    @Test
    void a_longer_budget_and_another_name_may_be_given() throws IOException {
        Said said = terminal.type(
                "train",
                "toy",
                "--resume",
                "@toy.plate.checkpoints/checkpoint-6.plate",
                "--out",
                "@long.plate",
                "--steps",
                "9");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Plate.read(terminal.path("long.plate")).card().settings().get("trained.steps"))
                .isEqualTo("9");
        assertThat(terminal.path("long.plate.checkpoints/checkpoint-8.plate")).exists();
    }

    @Test
    void data_that_was_changed_is_refused_and_moved_data_is_not() throws IOException {
        Files.move(terminal.path("gray"), terminal.path("moved"));
        String checkpoint = "@toy.plate.checkpoints/checkpoint-2.plate";

        assertThat(terminal.type("train", "--resume", checkpoint).err()).contains("there is no file or folder");
        assertThat(terminal.type("train", "--resume", checkpoint, "--data", "@moved")
                        .code())
                .isZero();
        terminal.picture("moved/new.png", 20, 20, 1);
        Said refused = terminal.type("train", "--resume", checkpoint, "--data", "@moved");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("the data is not what the checkpoint learned from", "allow changed data");
        assertThat(terminal.type("train", "--resume", checkpoint, "--data", "@moved", "--allow-changed-data")
                        .code())
                .isZero();
    }

    @Test
    void mistakes_are_named() throws IOException {
        Path checkpoint = terminal.path("toy.plate.checkpoints/checkpoint-6.plate");
        byte[] bytes = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, Arrays.copyOf(bytes, bytes.length - 100));

        assertThat(terminal.type("train", "--resume", "@toy.plate.checkpoints/checkpoint-6.plate")
                        .err())
                .contains("an earlier one is intact, resume from", "checkpoint-4.plate");
        assertThat(terminal.type("train", "--resume", "@toy.plate").err()).contains("toy.plate", "a finished plate");
        assertThat(terminal.type("train", "denoise", "--resume", "@toy.plate.checkpoints/checkpoint-4.plate")
                        .err())
                .contains("is a checkpoint of toy, not of denoise");
        assertThat(terminal.type("train", "--data", "@gray", "--out", "@x.plate")
                        .err())
                .contains("TASK is missing");
        Files.copy(terminal.path("toy.plate.checkpoints/checkpoint-4.plate"), terminal.path("checkpoint-4.plate"));
        assertThat(terminal.type("train", "--resume", "@checkpoint-4.plate").err())
                .contains("name it with --out FILE.plate");
        assertThat(terminal.type(
                                "train",
                                "toy",
                                "--data",
                                "@gray",
                                "--out",
                                "@toy.plate",
                                "--checkpoint-every",
                                "3",
                                "--force")
                        .err())
                .contains("holds checkpoints of another training");
    }
}

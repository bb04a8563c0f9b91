package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong from outside, as a person at a terminal meets it: nothing that was trained is lost. */
class FaultsTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
    }

    private Said train(String out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "train", "toy", "--data", "@gray", "--out", "@" + out, "--steps", "9", "--checkpoint-every", "2"));
        words.addAll(List.of(more));
        return terminal.type(words.toArray(String[]::new));
    }

    /** Types what a message says one should. */
    private Said follow(String message) {
        Matcher command = Pattern.compile("intaglio (train --resume [^;()\n]+)").matcher(message);
        assertThat(command.find()).as(message).isTrue();
        return terminal.type(command.group(1).strip().split(" "));
    }

    @Test
    void instead_of_a_damaged_checkpoint_the_one_before_is_offered_and_leads_to_the_same_end() throws IOException {
        assertThat(train("a.plate").code()).isZero();
        String end = SameWeights.sha256(folder.resolve("a.plate"));
        Path newest = folder.resolve("a.plate.checkpoints/checkpoint-8.plate");
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);

        Said refused = terminal.type("train", "--resume", newest.toString());

        assertThat(refused.code()).isEqualTo(2);
        Matcher offered =
                Pattern.compile("resume from (\\S+checkpoint-6.plate)").matcher(refused.err());
        assertThat(offered.find()).as(refused.err()).isTrue();
        Files.delete(folder.resolve("a.plate"));
        assertThat(terminal.type("train", "--resume", offered.group(1)).code()).isZero();
        assertThat(SameWeights.sha256(folder.resolve("a.plate"))).isEqualTo(end);
        Plate.read(newest); // written anew
    }

    @Test
    void a_training_that_diverges_says_how_to_go_on_more_slowly_and_that_works() throws IOException {
        Said diverged = train("a.plate", "--set", "learning-rate=5");

        assertThat(diverged.code()).isEqualTo(2);
        assertThat(terminal.plain(diverged.err()))
                .contains("the loss became NaN at step 8; to go on more slowly: intaglio train --resume"
                        + " FOLDER/a.plate.checkpoints/checkpoint-6.plate --set learning-rate=0.5 (the last state "
                        + "before is"
                        + " FOLDER/a.plate.checkpoints/checkpoint-7.plate)");
        assertThat(folder.resolve("a.plate")).doesNotExist();
        Plate.read(folder.resolve("a.plate.checkpoints/checkpoint-7.plate"));

        Said slower = follow(diverged.err());

        assertThat(slower.code()).as(slower.err()).isZero();
        assertThat(slower.err()).contains("train.learning-rate was 5 up to step 6 and is 0.5 from here on");
        assertThat(Plate.read(folder.resolve("a.plate")).card().settings().asMap())
                .containsEntry("train.learning-rate", "0.5")
                .containsEntry("changed.6.train.learning-rate", "5");
    }

    @Test
    void a_training_that_diverges_without_checkpoints_says_what_would_have_helped() {
        assertThat(terminal.type(
                                "train",
                                "toy",
                                "--data",
                                "@gray",
                                "--out",
                                "@a.plate",
                                "--steps",
                                "9",
                                "--set",
                                "learning-rate=5")
                        .err())
                .contains("with --checkpoint-every there would be a checkpoint to go on from");
    }

    @Test
    void other_data_to_judge_by_and_another_number_of_threads_are_noticed() throws IOException {
        terminal.photographs("judge", 1);
        assertThat(train("a.plate", "--val", "@judge").code()).isZero();
        String checkpoint = "@a.plate.checkpoints/checkpoint-6.plate";

        Said threads = terminal.type("train", "--resume", checkpoint, "--threads", "3");
        terminal.picture("judge/new.png", 20, 20, 1);
        Said judge = terminal.type("train", "--resume", checkpoint);

        assertThat(threads.code()).as(threads.err()).isZero();
        assertThat(threads.err()).contains("threads was 1 and is 3; the last bits of the weights may differ");
        assertThat(judge.code()).isEqualTo(2);
        assertThat(judge.err()).contains("the data to judge by is not what it was", "allow changed data");
    }

    @Test
    void a_full_disk_loses_neither_the_plate_nor_the_checkpoints_that_are_there() throws Exception {
        assertThat(train("roomy.plate").code()).isZero();
        long checkpoint = Files.size(folder.resolve("roomy.plate.checkpoints/checkpoint-8.plate"));
        Path disk = Files.createDirectory(folder.resolve("disk"));
        // Room for a checkpoint and a half.
        assumeTrue(
                mount(disk, checkpoint * 3 / 2), "skipped: a small file system can only be mounted by root, on Linux");
        try {
            Said said = train("disk/a.plate");

            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err())
                    .contains("checkpoint-4.plate could not be written", "No space left", "the training goes on")
                    .contains("a.plate could not be written");
            Matcher saved = Pattern.compile("the plate is (\\S+), make room").matcher(said.err());
            assertThat(saved.find()).as(said.err()).isTrue();
            assertThat(SameWeights.sha256(Path.of(saved.group(1))))
                    .isEqualTo(SameWeights.sha256(folder.resolve("roomy.plate")));
            try (var files = Files.walk(disk)) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString())
                                .filter(name -> !name.endsWith(".csv") && !name.endsWith(".html")))
                        .containsExactlyInAnyOrder("checkpoint-2.plate", ".intaglio.lock");
            }
            Plate.read(disk.resolve("a.plate.checkpoints/checkpoint-2.plate"));
        } finally {
            execute("umount", disk.toString());
        }
    }

    private static boolean mount(Path folder, long bytes) throws IOException, InterruptedException {
        return execute("mount", "-t", "tmpfs", "-o", "size=" + bytes, "intaglio", folder.toString());
    }

    private static boolean execute(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such command
        }
    }
}

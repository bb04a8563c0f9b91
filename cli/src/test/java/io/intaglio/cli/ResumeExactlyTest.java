package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real engine, in processes of its own: what was trained in two parts equals what was trained in one. */
@Tag("slow")
class ResumeExactlyTest {

    private static final long PATIENCE_SECONDS = ChildProcess.PATIENCE_SECONDS;

    @TempDir
    Path folder;

    private Process start(String... words) throws IOException {
        return new ChildProcess(folder).start(words);
    }

    private void finish(String... words) throws IOException, InterruptedException {
        new ChildProcess(folder).finish(words);
    }

    private static String[] training(String architecture, String out, int steps, String every, String... settings) {
        List<String> words = new ArrayList<>(List.of(
                "train",
                "reconstruct",
                "--arch",
                architecture,
                "--data",
                "demo:digits,count=300,seed=1",
                "--steps",
                "" + steps,
                "--batch",
                "16",
                "--seed",
                "5",
                "--out",
                out,
                "--checkpoint-every",
                every));
        for (String setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        return words.toArray(String[]::new);
    }

    private String weights(String plate) throws IOException {
        return SameWeights.sha256(folder.resolve(plate));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "collapsed", "variational"})
    void steps_in_two_parts_equal_steps_in_one(String architecture) throws Exception {
        finish(training(architecture, "whole.plate", 24, "11"));

        finish("train", "--resume", "whole.plate.checkpoints/checkpoint-11.plate", "--out", "parts.plate");

        assertThat(weights("parts.plate")).isEqualTo(weights("whole.plate"));
    }

    @Test
    void so_do_two_views_of_images_of_which_few_have_a_label() throws Exception {
        finish(
                "train",
                "classify",
                "--data",
                "demo:digits,count=300,seed=1",
                "--set",
                "labels=20",
                "--set",
                "widths=8,16,16",
                "--set",
                "accumulate=2",
                "--batch",
                "16",
                "--seed",
                "5",
                "--steps",
                "24",
                "--checkpoint-every",
                "11",
                "--out",
                "whole.plate");

        finish("train", "--resume", "whole.plate.checkpoints/checkpoint-11.plate", "--out", "parts.plate");

        assertThat(weights("parts.plate")).isEqualTo(weights("whole.plate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "collapsed", "variational"})
    void so_do_accumulated_batches_a_rate_that_follows_the_looks_and_the_best_weights(String architecture)
            throws Exception {
        String[] settings = {
            "accumulate=2",
            "schedule=plateau",
            "plateau=1",
            "looks=12",
            "patience=9",
            "train.warm-up=0",
            "learning-rate=0.02",
            "held-out=0.1",
            "clip=1",
            "zoom=0.8..1.3",
            "brightness=0.1",
            "contrast=0.2"
        };
        finish(training(architecture, "whole.plate", 24, "11", settings));

        finish("train", "--resume", "whole.plate.checkpoints/checkpoint-11.plate", "--out", "parts.plate");

        assertThat(weights("parts.plate")).isEqualTo(weights("whole.plate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "muon"})
    void so_do_a_network_and_its_critic(String optimizer) throws Exception {
        finish(training(
                "collapsed", "whole.plate", 24, "11", "adversarial=0.5", "fan-in=64", "optimizer=" + optimizer));

        finish("train", "--resume", "whole.plate.checkpoints/checkpoint-11.plate", "--out", "parts.plate");

        assertThat(weights("parts.plate")).isEqualTo(weights("whole.plate"));
    }

    @Test
    void a_training_that_was_killed_goes_on_to_the_same_end() throws Exception {
        finish(training("collapsed", "whole.plate", 60, "1h"));

        Process process = start(training("collapsed", "killed.plate", 60, "1"));
        Path checkpoints = folder.resolve("killed.plate.checkpoints");
        long least = 1L + new SplittableRandom().nextInt(40);
        while (process.isAlive() && ChildProcess.newest(checkpoints) < least) {
            Thread.sleep(3);
        }
        process.destroyForcibly().waitFor();
        long step = ChildProcess.newest(checkpoints);
        assertThat(step).as(Files.readString(folder.resolve("log.txt"))).isBetween(least, 59L);
        finish("train", "--resume", "killed.plate.checkpoints/checkpoint-" + step + ".plate");

        assertThat(weights("killed.plate")).as("killed at step " + step).isEqualTo(weights("whole.plate"));
    }

    @Test
    void an_interrupted_training_says_how_to_go_on() throws Exception {
        finish(training("collapsed", "whole.plate", 60, "1h"));

        Process process = start(training("collapsed", "part.plate", 60, "2"));
        Path checkpoints = folder.resolve("part.plate.checkpoints");
        while (process.isAlive() && ChildProcess.newest(checkpoints) < 4) {
            Thread.sleep(3);
        }
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        long step = ChildProcess.newest(checkpoints);

        String checkpoint = "part.plate.checkpoints/checkpoint-" + step + ".plate";
        assertThat(Files.readString(folder.resolve("log.txt")))
                .contains("interrupted", "wrote part.plate", "to go on: intaglio train --resume " + checkpoint);
        finish("train", "--resume", checkpoint);
        assertThat(weights("part.plate")).isEqualTo(weights("whole.plate"));
    }
}

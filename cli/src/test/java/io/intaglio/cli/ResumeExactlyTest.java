package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real engine, in processes of its own: what was trained in two parts equals what was trained in one. */
@Tag("slow")
class ResumeExactlyTest {

    private static final long PATIENCE_SECONDS = 240;

    @TempDir
    Path folder;

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.intaglio.cli.Main"));
        command.addAll(List.of(words));
        command.addAll(List.of("--device", "cpu", "--threads", "1"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
    }

    private void finish(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log.txt")))
                .isZero();
    }

    private static String[] training(String architecture, String out, int steps, String every) {
        return new String[] {
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
            every
        };
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
    void a_training_that_was_killed_goes_on_to_the_same_end() throws Exception {
        finish(training("collapsed", "whole.plate", 60, "1h"));

        Process process = start(training("collapsed", "killed.plate", 60, "1"));
        Path checkpoints = folder.resolve("killed.plate.checkpoints");
        long least = 1 + new SplittableRandom().nextInt(40);
        while (process.isAlive() && newest(checkpoints) < least) {
            Thread.sleep(3);
        }
        process.destroyForcibly().waitFor();
        long step = newest(checkpoints);
        assertThat(step).as(Files.readString(folder.resolve("log.txt"))).isBetween(least, 59L);
        finish("train", "--resume", "killed.plate.checkpoints/checkpoint-" + step + ".plate");

        assertThat(weights("killed.plate")).as("killed at step " + step).isEqualTo(weights("whole.plate"));
    }

    @Test
    void an_interrupted_training_says_how_to_go_on() throws Exception {
        finish(training("collapsed", "whole.plate", 60, "1h"));

        Process process = start(training("collapsed", "part.plate", 60, "2"));
        Path checkpoints = folder.resolve("part.plate.checkpoints");
        while (process.isAlive() && newest(checkpoints) < 4) {
            Thread.sleep(3);
        }
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        long step = newest(checkpoints);

        String checkpoint = "part.plate.checkpoints/checkpoint-" + step + ".plate";
        assertThat(Files.readString(folder.resolve("log.txt")))
                .contains("interrupted", "wrote part.plate", "to go on: intaglio train --resume " + checkpoint);
        finish("train", "--resume", checkpoint);
        assertThat(weights("part.plate")).isEqualTo(weights("whole.plate"));
    }

    private static long newest(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("checkpoint-"))
                    .map(name -> Long.valueOf(name.replaceAll("[^0-9]", "")))
                    .max(Comparator.naturalOrder())
                    .orElse(0L);
        }
    }
}

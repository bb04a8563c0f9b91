package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real engine, in processes of its own: killed in the middle of writing, and diverging. */
@Tag("slow")
class RealFaultsTest {

    private static final int KILLS = 4;
    private static final int MOST_TRIES = 40;

    @TempDir
    Path folder;

    /** Some 60 MB a checkpoint: writing one takes long enough to be hit. */
    private static String[] training(String out, String every) {
        return new String[] {
            "train", "reconstruct", "--arch", "plain", "--set", "hidden=2000", "--set", "width=8",
            "--data", "demo:digits,count=100,seed=1", "--steps", "60", "--batch", "4", "--seed", "5",
            "--out", out, "--checkpoint-every", every
        };
    }

    private List<Path> list(Path checkpoints, String prefix) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // renamed meanwhile
        }
    }

    @Test
    void a_kill_in_the_middle_of_writing_leaves_every_checkpoint_whole() throws Exception {
        ChildProcess command = new ChildProcess(folder);
        command.finish(training("whole.plate", "1h"));
        Path checkpoints = folder.resolve("killed.plate.checkpoints");
        SplittableRandom random = new SplittableRandom();
        List<Long> halves = new ArrayList<>();
        int tries = 0;
        while (halves.size() < KILLS && tries < MOST_TRIES) {
            tries++;
            List<Path> left = list(checkpoints, ".intaglio-");
            Process process = command.start(again(checkpoints));
            waitForHalf(process, checkpoints, left);
            Thread.sleep(random.nextInt(60));
            process.destroyForcibly().waitFor();

            List<Path> half = list(checkpoints, ".intaglio-");
            assertThat(half).as("what an earlier kill left is gone").noneMatch(left::contains);
            half.stream().map(RealFaultsTest::size).filter(size -> size > 0).forEach(halves::add);
            for (Path file : list(checkpoints, "checkpoint-")) {
                Checkpoints.read(file);
            }
            if (ChildProcess.newest(checkpoints) > 50) {
                break;
            }
        }
        assertThat(halves).as("half files after " + tries + " kills").isNotEmpty();

        command.finish(again(checkpoints));

        assertThat(list(checkpoints, ".intaglio-")).isEmpty();
        assertThat(SameWeights.sha256(folder.resolve("killed.plate")))
                .isEqualTo(SameWeights.sha256(folder.resolve("whole.plate")));
    }

    private static String[] again(Path checkpoints) throws IOException {
        long step = ChildProcess.newest(checkpoints);
        return step == 0
                ? training("killed.plate", "1")
                : new String[] {"train", "--resume", "killed.plate.checkpoints/checkpoint-" + step + ".plate"};
    }

    /** Until a file is being written that was not there before. */
    private void waitForHalf(Process process, Path checkpoints, List<Path> before) throws Exception {
        while (process.isAlive()
                && list(checkpoints, ".intaglio-").stream()
                        .noneMatch(file -> !before.contains(file) && size(file) > 0)) {
            Thread.sleep(1);
        }
        assertThat(process.isAlive()).as(new ChildProcess(folder).said()).isTrue();
    }

    @Test
    void a_training_that_diverges_names_the_layer_and_is_saved_by_a_smaller_rate() throws Exception {
        ChildProcess command = new ChildProcess(folder);
        String[] words = {
            "train",
            "reconstruct",
            "--data",
            "demo:digits,count=100,seed=1",
            "--steps",
            "10",
            "--batch",
            "8",
            "--out",
            "a.plate",
            "--checkpoint-every",
            "5"
        };
        command.finish(words);
        String sound = "a.plate.checkpoints/checkpoint-10.plate";

        int code = command.code("train", "--resume", sound, "--steps", "30", "--set", "learning-rate=1e18");

        assertThat(code).isEqualTo(2);
        assertThat(command.said())
                .contains("train.learning-rate was 0.001 up to step 10 and is 1.0E18 from here on")
                .containsPattern("at step 1[1-9]; the first layer whose output is not finite is (encoder|decoder)")
                .contains("to go on more slowly: intaglio train --resume " + sound);
        for (Path file : list(folder.resolve("a.plate.checkpoints"), "checkpoint-")) {
            Checkpoints.read(file);
        }
        command.finish("train", "--resume", sound, "--steps", "30", "--set", "learning-rate=1e-4");
        assertThat(command.said()).contains("wrote ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"train denoise --data demo:leaves --steps 500 --out out/denoiser.plate", "quickstart --out out"})
    void what_fails_after_an_interruption_is_said(String words) throws Exception {
        ChildProcess command = new ChildProcess(folder);
        Files.createDirectory(folder.resolve("out"));
        Process process = command.start(words.split(" "));
        while (process.isAlive() && !Files.exists(folder.resolve("out/denoiser.plate.history.csv"))) {
            Thread.sleep(3);
        }
        Files.createDirectories(folder.resolve("out/denoiser.plate/in the way"));
        process.destroy();

        assertThat(process.waitFor(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        Matcher elsewhere = Pattern.compile("out/denoiser.plate could not be written .*; the plate is (.+), make room")
                .matcher(command.said());
        assertThat(elsewhere.find()).as(command.said()).isTrue();
        Path kept = Path.of(elsewhere.group(1));
        assertThat(kept).isNotEmptyFile();
        Files.delete(kept);
        Files.delete(kept.getParent());
    }
}

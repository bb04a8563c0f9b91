package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The command with the real engine, in a process of its own, on one thread.
 *
 * @param folder where it works; what it says is in {@code log.txt} there
 */
record ChildProcess(Path folder) {

    static final long PATIENCE_SECONDS = 240;

    Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
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

    /** Runs it to a good end. */
    void finish(String... words) throws IOException, InterruptedException {
        assertThat(code(words)).as(said()).isZero();
    }

    /** Runs it to its end. */
    int code(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }

    /** The step of the newest checkpoint in a folder, or 0. */
    static long newest(Path checkpoints) throws IOException {
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

package io.intaglio.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputLockTest {

    @TempDir
    Path folder;

    @Test
    void one_writer_at_a_time_by_whatever_path_and_nothing_stays_behind() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        OutputLock first = OutputLock.of(folder.resolve("real/a.plate")).orElseThrow();

        assertThat(OutputLock.of(link.resolve("a.plate"))).isEmpty();
        OutputLock.of(link.resolve("b.plate")).orElseThrow().close();
        first.close();
        first.close();
        OutputLock.of(link.resolve("a.plate")).orElseThrow().close();

        try (var left = Files.list(link)) {
            assertThat(left).isEmpty();
        }
    }

    /** Says whether it has the lock, and keeps it until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws Exception {
            System.out.println(OutputLock.of(Path.of(args[0])).isPresent());
            Thread.sleep(TimeUnit.MINUTES.toMillis(1));
        }
    }

    @Test
    void another_process_keeps_it_until_it_dies() throws Exception {
        Path file = folder.resolve("a.plate");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("true");
            assertThat(OutputLock.of(file)).isEmpty();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        OutputLock.of(file).orElseThrow().close();
    }

    @Test
    void a_folder_that_is_missing_keeps_nobody_out() {
        OutputLock.of(folder.resolve("none/a.plate")).orElseThrow().close();
    }
}

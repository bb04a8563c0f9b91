package io.intaglio.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path folder;

    @Test
    void oneAtATimeAndNothingIsLeft() {
        FolderLock first = FolderLock.of(folder).orElseThrow();
        assertThat(FolderLock.of(folder)).isEmpty();
        assertThat(FolderLock.of(folder)).isEmpty();

        first.close();
        assertThat(folder).isEmptyDirectory();
        FolderLock.of(folder).orElseThrow().close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void oneFolderSaysNothingOfAnother() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        FolderLock first = FolderLock.of(folder).orElseThrow();
        FolderLock.of(other).orElseThrow().close();
        first.close();
    }

    /** What a process left that was killed. */
    @Test
    void aFileThatNobodyHoldsKeepsNobodyOut() throws IOException {
        Files.createFile(folder.resolve(".intaglio.lock"));

        FolderLock.of(folder).orElseThrow().close();

        assertThat(folder).isEmptyDirectory();
    }

    /** Holds the lock until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws Exception {
            System.out.println(FolderLock.of(Path.of(args[0])).isPresent());
            Thread.sleep(TimeUnit.MINUTES.toMillis(1));
        }
    }

    @Test
    void anotherProcessKeepsItUntilItDies() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = holder.inputReader()) {
            assertThat(said.readLine()).isEqualTo("true");
            assertThat(FolderLock.of(folder)).isEmpty();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        FolderLock.of(folder).orElseThrow().close();
    }
}

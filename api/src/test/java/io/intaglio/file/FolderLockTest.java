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
    void oneAtATime() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        FolderLock first = FolderLock.of(folder).orElseThrow();
        assertThat(FolderLock.of(folder)).isEmpty();
        assertThat(FolderLock.of(link)).isEmpty();

        first.close();
        FolderLock.of(link).orElseThrow().close();
        Files.delete(link);
    }

    @Test
    void oneFolderSaysNothingOfAnother() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        FolderLock first = FolderLock.of(folder).orElseThrow();
        FolderLock.of(other).orElseThrow().close();
        first.close();
    }

    /** Says whether it has the lock, and keeps it until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws Exception {
            System.out.println(FolderLock.of(Path.of(args[0])).isPresent());
            Thread.sleep(TimeUnit.MINUTES.toMillis(1));
        }
    }

    private Process holder(boolean has) throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = holder.inputReader().readLine();
        if (!Boolean.toString(has).equals(said)) {
            holder.destroyForcibly();
        }
        assertThat(said).isEqualTo(Boolean.toString(has));
        return holder;
    }

    @Test
    void anotherProcessKeepsItUntilItDies() throws Exception {
        Process holder = holder(true);
        try {
            assertThat(FolderLock.of(folder)).isEmpty();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        FolderLock.of(folder).orElseThrow().close();
    }

    @Test
    void whoeverIsRefusedHereDoesNotLetAnotherProcessIn() throws Exception {
        FolderLock mine = FolderLock.of(folder).orElseThrow();
        assertThat(FolderLock.of(folder)).isEmpty();

        holder(false).destroyForcibly().waitFor();

        mine.close();
        holder(true).destroyForcibly().waitFor();
    }
}

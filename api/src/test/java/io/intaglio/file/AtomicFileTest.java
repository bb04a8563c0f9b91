package io.intaglio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_file_is_replaced_and_nothing_else_is_left() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, "old");
        AtomicFile.write(file, "größer");
        assertThat(Files.readString(file)).isEqualTo("größer");
        AtomicFile.writeDurably(file, out -> out.write("new".getBytes(StandardCharsets.US_ASCII)));
        assertThat(Files.readString(file)).isEqualTo("new");
        assertThat(left()).containsExactly("a.txt");
    }

    @Test
    void a_failure_leaves_the_old_file_and_nothing_else() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, "old");
        AtomicFile.Content failing = out -> {
            out.write(new byte[1 << 20]);
            throw new IOException("no more");
        };
        assertThatThrownBy(() -> AtomicFile.write(file, failing)).hasMessage("no more");
        assertThatThrownBy(() -> AtomicFile.writeDurably(file, failing)).hasMessage("no more");
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(left()).containsExactly("a.txt");
    }

    @Test
    void a_full_disk_is_told_with_the_files_name() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(4096)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path file = disk.getPath("a.txt").toAbsolutePath();
            assertThatThrownBy(() -> AtomicFile.write(file, "x".repeat(1 << 17)))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageStartingWith(file + ": ");
            assertThatThrownBy(() -> AtomicFile.write(disk.getPath("/none/a.txt"), "x"))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessage("/none/a.txt");
        }
    }

    @Test
    void meanwhile_the_half_has_a_name_that_tells_it() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(
                file,
                out -> assertThat(left())
                        .hasSize(1)
                        .allMatch(name -> FileSystems.getDefault()
                                .getPathMatcher("glob:" + AtomicFile.HALVES)
                                .matches(Path.of(name))));
        assertThat(left()).containsExactly("a.txt");
    }

    @Test
    void what_is_abandoned_leaves_nothing_but_the_old_file() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write('n');
                    AtomicFile.abandon();
                }))
                .isInstanceOf(IOException.class);
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(left()).containsExactly("a.txt");
    }

    @Test
    void others_may_read_it_as_any_file() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, "x");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
        }
    }

    @Test
    void what_cannot_be_written_is_told_before() throws IOException {
        AtomicFile.checkWritable(folder.resolve("a.txt"));
        AtomicFile.checkTakesFiles(folder);
        assertThat(left()).isEmpty();

        Path none = folder.resolve("none");
        refused(() -> AtomicFile.checkWritable(none.resolve("a.txt")), "there is no folder " + none);
        refused(() -> AtomicFile.checkWritable(folder), "a folder has that name");
        refused(() -> AtomicFile.checkWritable(folder.getRoot()), "that is no name of a file");
        refused(() -> AtomicFile.checkTakesFiles(none), "the folder takes no new file (it is not there)");
    }

    private static void refused(ThrowingCallable call, String why) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContaining(why);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

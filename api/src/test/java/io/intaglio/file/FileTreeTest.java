package io.intaglio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(folder.resolve("deep/.hidden"));
        for (String name : new String[] {"b.png", "deep/a.png", ".dot", "deep/.hidden/c.png"}) {
            Files.createFile(folder.resolve(name));
        }
    }

    @Test
    void what_is_hidden_is_left_alone_and_no_folder_is_entered_twice() throws IOException {
        Files.createSymbolicLink(folder.resolve("deep/up"), folder);
        Files.createSymbolicLink(folder.resolve("z"), folder.resolve("deep"));

        FileTree below = FileTree.of(folder);

        assertThat(below.files()).containsOnlyKeys("b.png", "deep/a.png");
        assertThat(below.leftOut()).isEmpty();
    }

    @Test
    void links_that_lead_nowhere_are_named() throws IOException {
        Files.createSymbolicLink(folder.resolve("deep/gone.png"), Path.of("elsewhere.png"));
        Files.createSymbolicLink(folder.resolve(".quiet"), Path.of("elsewhere.png"));

        FileTree below = FileTree.of(folder);

        assertThat(below.files()).containsOnlyKeys("b.png", "deep/a.png");
        assertThat(below.leftOut())
                .containsExactly(entry("deep/gone.png", "it is a link to elsewhere.png, which is not there"));
    }

    @Test
    void a_closed_folder_is_named_and_the_rest_is_there() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.createFile(closed.resolve("d.png"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "skipped: to the superuser no folder is closed");
            FileTree below = FileTree.of(folder);

            assertThat(below.files()).containsOnlyKeys("b.png", "deep/a.png");
            assertThat(below.leftOut())
                    .containsExactly(entry("closed", "the folder cannot be opened: there is no permission"));
            assertThatThrownBy(() -> FileTree.of(closed)).isInstanceOf(AccessDeniedException.class);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void a_file_is_no_folder() {
        assertThatThrownBy(() -> FileTree.of(folder.resolve("b.png"))).isInstanceOf(NotDirectoryException.class);
    }

    /** The same as the superuser meets it. */
    @Test
    void whatever_fails_on_the_way_is_named() throws IOException {
        FileTree.Visitor visitor = new FileTree.Visitor(folder);
        Path deep = folder.resolve("deep");

        visitor.preVisitDirectory(folder, Files.readAttributes(folder, BasicFileAttributes.class));
        visitor.visitFileFailed(deep, new AccessDeniedException(deep.toString()));
        visitor.visitFileFailed(folder.resolve("b.png"), new FileSystemException("b.png", null, "Input/output error"));
        visitor.preVisitDirectory(deep, Files.readAttributes(deep, BasicFileAttributes.class));
        visitor.postVisitDirectory(deep, null);

        assertThat(visitor.leftOut())
                .containsExactly(
                        entry("b.png", "it cannot be looked at: Input/output error"),
                        entry("deep", "the folder cannot be opened: there is no permission"));
        assertThatThrownBy(() -> visitor.visitFileFailed(folder, new NoSuchFileException("gone")))
                .isInstanceOf(NoSuchFileException.class);
    }

    /** Names that were put together from the parts of whole paths took 110 bytes a character, and the time of that. */
    @Test
    void a_deep_folder_takes_no_more_memory_than_its_names_are_long() throws IOException {
        Path level = folder;
        for (int i = 0; i < 250; i++) {
            level = Files.createDirectory(level.resolve("x"));
            Files.createFile(level.resolve("a.png"));
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FileTree.of(folder);

        long before = threads.getCurrentThreadAllocatedBytes();
        FileTree below = FileTree.of(folder);
        long taken = threads.getCurrentThreadAllocatedBytes() - before;

        long characters =
                below.files().keySet().stream().mapToLong(String::length).sum();
        assertThat(below.files()).hasSize(252).containsKey("x/".repeat(250) + "a.png");
        assertThat(taken).isLessThan(40 * characters);
    }
}

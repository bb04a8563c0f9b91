package io.intaglio.file;

import io.intaglio.config.InvalidInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file completely or not at all: it writes a temporary file in the same folder and then renames it. If writing
 * fails, the previous file stays. A killed process leaves the temporary file, whose name matches {@value #HALVES}.
 *
 * @since 0.1
 */
public final class AtomicFile {

    /** A glob pattern that matches the names of temporary files and no others. */
    public static final String HALVES = ".intaglio-*.part";

    private static final int BUFFER = 1 << 16;

    private static final Set<Path> UNDER_WAY = ConcurrentHashMap.newKeySet();

    private AtomicFile() {}

    /** The content to write. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it; the stream is buffered, and closed by who gives it. */
        void to(OutputStream out) throws IOException;
    }

    /** Writes text, as UTF-8. */
    public static void write(Path file, CharSequence text) throws IOException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        write(file, out -> out.write(bytes));
    }

    /** Writes a file, without waiting for the disk: a power failure immediately afterwards may lose it. */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, false);
    }

    /** Writes a file and waits until its content and its name are stored on the disk. */
    public static void writeDurably(Path file, Content content) throws IOException {
        write(file, content, true);
        sync(file.toAbsolutePath().getParent());
    }

    private static void write(Path file, Content content, boolean durably) throws IOException {
        if (isSpecial(file)) {
            throw new FileSystemException(file.toString(), null, "a device or a pipe, which a file would replace");
        }
        Path half = half(file.toAbsolutePath().getParent());
        UNDER_WAY.add(half);
        try {
            // Not createTempFile: what it makes is for its owner's eyes alone.
            try (OutputStream out = new BufferedOutputStream(new NamedOutput(file, begin(file, half)), BUFFER)) {
                content.to(out);
            }
            try {
                if (durably) {
                    // Before the name changes: else a power cut may leave the new name on nothing.
                    try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                        channel.force(true);
                    }
                }
                move(half, file);
            } catch (IOException e) {
                throw NamedOutput.named(file, e);
            }
        } finally {
            Files.deleteIfExists(half);
            UNDER_WAY.remove(half);
        }
    }

    private static OutputStream begin(Path file, Path half) throws IOException {
        try {
            return Files.newOutputStream(half, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw NamedOutput.named(file, e);
        }
    }

    /**
     * Removes the temporary files of all writes in progress, which then fail. It is meant for a program that must end
     * during a write.
     */
    public static void abandon() {
        for (Path half : UNDER_WAY) {
            try {
                Files.deleteIfExists(half);
            } catch (IOException e) {
                continue; // the others may go
            }
        }
    }

    /**
     * Checks that a file can be written, so that no long computation is lost. Leaves no file behind.
     *
     * @throws InvalidInputException if the folder is missing or not writable, or a folder has that name
     */
    public static void checkWritable(Path file) {
        Path absolute = file.toAbsolutePath();
        if (absolute.getFileName() == null) {
            throw new InvalidInputException("cannot write " + file + ": that is no name of a file");
        }
        Path folder = absolute.getParent();
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "cannot write " + file + ": there is no folder " + folder + "; make it first");
        }
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(
                    "cannot write " + file + ": a folder has that name; give the name of a file");
        }
        if (isSpecial(file)) {
            throw new InvalidInputException(
                    "cannot write " + file + ": it is a device or a pipe; give the name of a file");
        }
        checkTakesFiles(folder);
    }

    /** Returns whether a device, a pipe or a socket has that name: a file would take its place in the folder. */
    private static boolean isSpecial(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /**
     * Checks that files can be written into a folder. Leaves no file behind.
     *
     * @throws InvalidInputException if they cannot
     */
    public static void checkTakesFiles(Path folder) {
        try {
            // Permissions alone do not tell: read-only mounts, quotas and file systems have their own mind.
            Path probe = half(folder);
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot write into " + folder + ": the folder takes no new file (" + reason(e)
                            + "); choose another",
                    e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "there is no permission";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.getClass().getSimpleName();
    }

    /** A name that no file of a folder has. */
    private static Path half(@Nullable Path folder) {
        return folder.resolve(HALVES.replace("*", UUID.randomUUID().toString()));
    }

    private static void move(Path half, Path file) throws IOException {
        try {
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes a new name itself durable, where the system lets folders be opened. */
    private static void sync(@Nullable Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not; the content is safe already.
            return;
        }
    }
}

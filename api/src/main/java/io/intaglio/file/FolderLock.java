package io.intaglio.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a folder for one user at a time, in this process or another on this machine. The system gives the lock back when a process
 * dies, however it does. Where the file system knows no locks nobody is kept out.
 */
public final class FolderLock implements AutoCloseable {

    private static final String NAME = ".intaglio.lock";

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder.
     *
     * @param folder that is there
     * @return empty if somebody has it
     */
    public static Optional<FolderLock> of(Path folder) {
        Path file = folder.resolve(NAME);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            // Whoever writes into the folder next will be told why that cannot be done.
            return Optional.of(new FolderLock(file, null));
        }
        return locked(channel) ? Optional.of(new FolderLock(file, channel)) : Optional.empty();
    }

    private static boolean locked(FileChannel channel) {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            return true; // no locks here
        }
        if (lock == null) {
            close(channel);
        }
        return lock != null;
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only looked at.
        }
    }

    /** Gives it back. */
    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays, empty and free for the next.
        }
        close(channel);
    }
}

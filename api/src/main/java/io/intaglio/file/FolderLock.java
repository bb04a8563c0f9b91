package io.intaglio.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a folder for one user at a time, in this process or another on this machine. The system gives the lock back when a process
 * dies, however it does. Where the file system knows no locks nobody is kept out.
 */
public final class FolderLock implements AutoCloseable {

    private static final String NAME = ".intaglio.lock";

    /** What this process has. The system's lock is the process's: to open the file a second time and close it would give the lock away. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;
    private boolean open = true;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder. An empty file stays there: if it went, somebody who has opened it already would lock what is gone,
     * beside the next who makes it anew.
     *
     * @param folder that is there
     * @return empty if somebody has it
     */
    public static Optional<FolderLock> of(Path folder) {
        Path real = real(folder);
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(real.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                new FolderLock(real, channel).close();
                return Optional.empty();
            }
        } catch (OverlappingFileLockException e) {
            HELD.remove(
                    real); // somebody has it in this process, by another class loader; the channel stays open for their
            // sake
            return Optional.empty();
        } catch (IOException e) {
            // No locks here; and where nothing can be written, whoever writes next will be told why.
        }
        return Optional.of(new FolderLock(real, channel));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    /** Gives it back. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written.
        }
        HELD.remove(folder);
    }
}

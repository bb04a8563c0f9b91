package io.intaglio.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Locks a folder for one user at a time, in this process or another on this machine. The system releases the lock when
 * a process ends in any way. Where the file system has no locks, there is no protection.
 *
 * @since 0.1
 */
public final class FolderLock implements AutoCloseable {

    private static final String NAME = ".intaglio.lock";

    private final HeldLock lock;

    private FolderLock(HeldLock lock) {
        this.lock = lock;
    }

    /**
     * Acquires the lock of a folder. An empty file stays there permanently. If it were deleted, one process could lock
     * the deleted file while another one locks a new file.
     *
     * @param folder an existing folder
     * @return empty if another user holds the lock
     */
    public static Optional<FolderLock> of(Path folder) {
        return HeldLock.of(real(folder).resolve(NAME), channel -> true).map(FolderLock::new);
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    /** Releases the lock. */
    @Override
    public void close() {
        lock.close();
    }
}

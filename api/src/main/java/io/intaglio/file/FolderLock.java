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
     * Acquires the lock of a folder. An empty file stays there: if it went, somebody who has opened it already would
     * lock what is gone, beside the next who makes it anew.
     *
     * @param folder that is there
     * @return empty if somebody has it
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

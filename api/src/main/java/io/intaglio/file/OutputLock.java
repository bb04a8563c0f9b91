package io.intaglio.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reserves the name of a file for one writer at a time, in this process or another on this machine, from the start of a
 * long computation until its result is written. The lock is the file {@code .NAME.lock} in the same folder; it is
 * removed at the end. The system releases the lock when a process ends in any way. On file systems without locks there
 * is no protection.
 *
 * @since 0.1
 */
public final class OutputLock implements AutoCloseable {

    private static final long LARGEST = 1 << 16;

    private final Path file;
    private final HeldLock lock;

    private OutputLock(Path file, HeldLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Reserves a file's name.
     *
     * @param output a file in an existing folder; the file itself need not exist
     * @return empty if another writer has reserved it
     */
    public static Optional<OutputLock> of(Path output) {
        Path file = beside(output);
        return HeldLock.of(file, channel -> isStill(file, channel)).map(lock -> new OutputLock(file, lock));
    }

    /**
     * Returns whether the locked file still has its name: the one who had it before may have removed it between opening
     * and locking. It is recognised by random sizes that are given to it. To open it a second time and close it would
     * give the lock away.
     */
    private static boolean isStill(Path file, FileChannel channel) throws IOException {
        for (int i = 0; i < 2; i++) {
            long size = ThreadLocalRandom.current().nextLong(1, LARGEST);
            channel.truncate(0);
            channel.write(ByteBuffer.allocate(1), size - 1);
            if (!Files.exists(file) || Files.size(file) != size) {
                return false;
            }
        }
        channel.truncate(0);
        return true;
    }

    private static Path beside(Path output) {
        Path absolute = output.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        try {
            folder = folder.toRealPath();
        } catch (IOException e) {
            // It is not there, and nothing will be written into it.
        }
        return folder.resolve("." + absolute.getFileName() + ".lock");
    }

    /** Releases the name. */
    @Override
    public void close() {
        // Removed before the lock goes: afterwards it may be another writer's. Windows removes no file that is open; an
        // empty one stays.
        lock.close(() -> Files.deleteIfExists(file));
    }
}

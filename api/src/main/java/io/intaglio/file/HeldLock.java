package io.intaglio.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a file, for one holder at a time, in this process or another on this machine. The system gives it back
 * when a process dies, however it does. Where the file system knows no locks, or nothing can be written, nobody is kept
 * out.
 */
final class HeldLock implements AutoCloseable {

    private static final int ATTEMPTS = 10;

    /**
     * What this process has. The system's lock is the process's: to open the file a second time and close it would give
     * the lock away.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final @Nullable FileChannel channel;
    private boolean open = true;

    private HeldLock(Path file, @Nullable FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Says whether a lock holds. */
    @FunctionalInterface
    interface Check {

        /** Returns false if the file that was locked is no longer the one of that name. */
        boolean holds(FileChannel channel) throws IOException;
    }

    /**
     * Takes the lock of a file, which is made if it is not there.
     *
     * @param file one path for one file
     * @param check is asked of each lock that the system gives; where it says no, the lock is given back and taken anew
     * @return empty if somebody has it
     */
    static Optional<HeldLock> of(Path file, Check check) {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            FileChannel channel = null;
            try {
                channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                boolean locked = channel.tryLock() != null;
                if (locked && check.holds(channel)) {
                    return Optional.of(new HeldLock(file, channel));
                }
                channel.close();
                if (!locked) {
                    break;
                }
            } catch (OverlappingFileLockException e) {
                // Held in this process by another class loader; closing the channel would give its lock away.
                break;
            } catch (IOException e) {
                // No locks here; where nothing can be written the writer will be told why.
                return Optional.of(new HeldLock(file, channel));
            }
        }
        HELD.remove(file);
        return Optional.empty();
    }

    /** What is done while the lock is still held. */
    @FunctionalInterface
    interface LastAct {

        /** Does it. */
        void run() throws IOException;
    }

    /** Gives it back. */
    @Override
    public void close() {
        close(() -> {});
    }

    /**
     * Gives it back, after something that only the holder may do. It is not done where the file could not be opened.
     *
     * @param last may fail: nothing depends on it
     */
    void close(LastAct last) {
        if (!open) {
            return;
        }
        open = false;
        if (channel != null) {
            try (channel) {
                last.run();
            } catch (IOException e) {
                // Nothing was written that matters.
            }
        }
        HELD.remove(file);
    }
}

package io.intaglio.spi;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Admits threads until it is closed. Closing rejects new threads at once and waits for the threads inside: native
 * memory and class loaders must not go while they are in use.
 *
 * @since 0.1
 */
public final class CloseGuard {

    private final String name;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean closing;
    private boolean closed;

    /**
     * The work that is done inside.
     *
     * @param <T> what it gives
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        /** Does it. */
        T run() throws E;
    }

    /**
     * Creates an open guard.
     *
     * @param name of the guarded object, in words: "this model"
     */
    public CloseGuard(String name) {
        this.name = name;
    }

    /**
     * Runs work inside the guard. A thread that is inside already may enter again while another thread closes it.
     *
     * @throws IllegalStateException if it is closed, or is being closed
     */
    public <T, E extends Exception> T through(Work<T, E> work) throws E {
        // Not lock(), which would wait behind a thread that closes it and itself waits for work that may take hours.
        if (!lock.readLock().tryLock()) {
            throw new IllegalStateException(name + " is closed");
        }
        try {
            if (closing && lock.getReadHoldCount() == 1) {
                throw new IllegalStateException(name + " is closed");
            }
            return work.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Closes it, unless it is closed already, and waits for the threads inside.
     *
     * @param last what is done then, once
     * @throws IllegalStateException if the calling thread is inside, for it would wait for itself
     */
    public void close(Runnable last) {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException(name + " is at work in this very thread, and cannot be closed by it");
        }
        closing = true;
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                last.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}

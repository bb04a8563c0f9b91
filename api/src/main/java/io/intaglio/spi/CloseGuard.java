package io.intaglio.spi;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets threads run work until it is closed. Closing rejects new threads at once and waits until the threads inside have
 * finished. Native memory and class loaders must not be released while they are in use.
 *
 * @since 0.1
 */
public final class CloseGuard {

    private final String name;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean closing;
    private boolean closed;

    /**
     * Work that runs inside a guard.
     *
     * @param <T> the type of its result
     * @param <E> the exception that it can throw
     */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        /** Does the work and returns its result. */
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
     * Runs work inside the guard. A thread that is already inside may enter again, even while another thread closes the
     * guard.
     *
     * @throws IllegalStateException if the guard is closed, or is being closed
     */
    public <T, E extends Exception> T through(Work<T, E> work) throws E {
        // Not lock(): it would wait for a thread that closes the guard, which waits for work that can take hours.
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
     * Closes the guard and waits for the threads inside. Does nothing if it is closed already.
     *
     * @param last work that then runs once, after all threads have left
     * @throws IllegalStateException if the calling thread is inside: it would wait for itself
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

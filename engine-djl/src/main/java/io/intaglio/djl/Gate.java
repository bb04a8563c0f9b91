package io.intaglio.djl;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets any number of threads through until it is closed, which waits for those inside: native memory must not go under their feet. */
final class Gate {

    private final String name;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** @param name of what lies behind it, in words */
    Gate(String name) {
        this.name = name;
    }

    /**
     * Does something behind it.
     *
     * @throws IllegalStateException if it is closed
     */
    <T> T through(Supplier<T> work) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(name + " is closed");
            }
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Closes it, unless it is closed already.
     *
     * @param last what is done then, once
     * @throws IllegalStateException if the calling thread is inside, for it would wait for itself
     */
    void close(Runnable last) {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException(name + " is at work in this very thread, and cannot be closed by it");
        }
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

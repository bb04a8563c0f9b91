package io.intaglio.djl;

import io.intaglio.djl.train.ProcessMemory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where models compute: at once and in the caller's thread, or one pass at a time where memory is limited. */
abstract class PassExecutor implements AutoCloseable {

    /** Computes something and returns it. */
    abstract <T> T run(Supplier<T> work);

    @Override
    public abstract void close();

    /**
     * Runs passes within a limit of memory, or as they come.
     *
     * @param bytes that the whole process may take, 0 for no limit
     */
    static PassExecutor within(long bytes) {
        return bytes == 0
                ? new AtOnce()
                : new OneByOne(Runtime.getRuntime().maxMemory() + NativeMemory.ENGINE.libraries());
    }

    /** In the thread of whoever calls. */
    static final class AtOnce extends PassExecutor {

        @Override
        <T> T run(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    /**
     * One after another in one thread. glibc gives each thread its own arena and never gives the memory of one to
     * another: passes in eight threads would keep eight times what a pass takes. What the last pass left is given back
     * to the system where the next one might otherwise not fit beside it: freed blocks lie scattered, and larger ones
     * do not fit in between.
     */
    static final class OneByOne extends PassExecutor {

        private final long most;
        private final ThreadPoolExecutor executor;
        private volatile @Nullable Thread thread;

        /**
         * @param most bytes that may be resident when a pass begins; beyond these, freed memory is given back before
         */
        OneByOne(long most) {
            this.most = most;
            this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread made = new Thread(work, "intaglio-pass");
                made.setDaemon(true);
                thread = made;
                return made;
            });
        }

        @Override
        <T> T run(Supplier<T> work) {
            if (Thread.currentThread() == thread) {
                return work.get(); // a layer that asks a model
            }
            CompletableFuture<T> result = CompletableFuture.supplyAsync(() -> inTurn(work), executor);
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return result.get();
                    } catch (InterruptedException e) {
                        interrupted = true; // a pass is not broken off in the middle
                    }
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private <T> T inTurn(Supplier<T> work) {
            try {
                return work.get();
            } finally {
                if (ProcessMemory.bytes() > most) {
                    Allocator.giveBack();
                }
            }
        }

        @Override
        public void close() {
            executor.shutdown();
        }
    }
}

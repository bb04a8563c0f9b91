package io.intaglio.bulk;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Processes pictures from file to file, each on one thread, as many at once as there are processors and as there is
 * memory for. A picture reserves its memory before it is decoded, by the size that its file announces; one whose size
 * is not known is decoded alone. A small picture goes through the network on one processor: a pass on several threads
 * waits for the slowest, and reading and writing would always slow one of them. A large one gets more processors, all
 * of them at most.
 */
final class BulkExecutor implements AutoCloseable {

    /** Of a pass on one processor; what passes hold at once is thereby bounded, too. */
    private static final long PIXELS_A_PROCESSOR = 1 << 18;

    /**
     * Bytes of Java's heap for a pixel of colour: what was read, what the network is given and answers, each four bytes
     * a channel, and as much again for what reading and writing hold meanwhile.
     */
    private static final long BYTES_A_PIXEL = 64;

    private static final int PATIENCE_SECONDS = 600;

    private final int processors;
    private final int least;
    private final int room;
    private final Semaphore free;
    private final Semaphore pixels;
    private final ThreadPoolExecutor threads;

    /**
     * An executor.
     *
     * @param processors that a pass may use
     * @param least of them that a pass gets, however small
     * @param heap bytes that pictures may take together; one that needs more is processed alone
     */
    BulkExecutor(int processors, int least, long heap) {
        this.processors = processors;
        this.least = least;
        this.room = (int) Math.max(1, Math.min(Integer.MAX_VALUE, heap / BYTES_A_PIXEL));
        this.free = new Semaphore(processors, true);
        this.pixels = new Semaphore(room, true);
        // More threads than processors would only take them from the passes; two, so that the next file is read
        // meanwhile.
        int count = Math.max(2, processors);
        this.threads = new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "picture");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The memory that a picture has reserved, from before it is decoded until its result is written. */
    final class Reservation implements AutoCloseable {

        private final int file;
        private long size;
        private int reserved;

        private Reservation(long size, long bytes) throws InterruptedException {
            this.file = (int) Math.min(room, bytes / BYTES_A_PIXEL);
            this.size = size;
            this.reserved = size <= 0 ? room : (int) Math.min(room, size + file);
            pixels.acquire(reserved);
        }

        /** Says how many pixels the network will see in the next pass. */
        void sees(long actual) {
            size = actual;
        }

        /** Gives back what was reserved for more pixels than these. */
        void keeps(long most) {
            keep(most + file);
        }

        private void keep(long needed) {
            int left = (int) Math.min(reserved, needed);
            pixels.release(reserved - left);
            reserved = left;
        }

        /** Waits for processors, and gives the work their number. */
        <T> T pass(IntFunction<T> work) throws InterruptedException {
            int share = (int) Math.max(least, Math.min(processors, size / PIXELS_A_PROCESSOR));
            free.acquire(share);
            try {
                return work.apply(share);
            } finally {
                free.release(share);
            }
        }

        @Override
        public void close() {
            keep(0);
        }
    }

    /** Does it after what was sent before, or beside. */
    <T> Future<T> send(Callable<T> work) {
        return threads.submit(work);
    }

    /**
     * Waits for memory. Whoever came first gets it first, so that a large picture is not kept waiting by small ones.
     *
     * @param size pixels that the network will see at once; 0 where that is not known, for all the memory there is
     * @param bytes of the file, which is kept meanwhile
     */
    Reservation reserve(long size, long bytes) throws InterruptedException {
        return new Reservation(size, bytes);
    }

    /** Gives up what is not begun yet, and waits until the rest is written. */
    @Override
    public void close() {
        threads.getQueue().clear();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

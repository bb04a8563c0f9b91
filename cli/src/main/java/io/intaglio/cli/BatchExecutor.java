package io.intaglio.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Takes pictures from file to file, each on one thread, as many at once as there are processors. A small one goes through the network
 * on that thread alone: a pass on several threads waits for the slowest, and reading and writing would always slow one of them.
 * A large one gets more processors, all of them at most. No further picture is begun while those under way have many
 * pixels.
 */
final class BatchExecutor implements AutoCloseable {

    /** Of a pass on one processor; what passes hold at once is thereby bounded, too. */
    private static final long PIXELS_A_PROCESSOR = 1 << 18;

    private static final long PIXELS_UNDER_WAY = 8_000_000;
    private static final int PATIENCE_SECONDS = 600;

    private final int processors;
    private final int least;
    private final Semaphore free;
    private final ThreadPoolExecutor threads;
    private boolean unknown;
    private long pixels;

    /**
     * A crew.
     *
     * @param processors that a pass may use
     * @param least of them that a pass gets, however small
     */
    BatchExecutor(int processors, int least) {
        this.processors = processors;
        this.least = least;
        this.free = new Semaphore(processors, true);
        this.threads = new ThreadPoolExecutor(
                processors, processors, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "picture");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** The room that a picture takes from its reading until its result is written. */
    final class Place implements AutoCloseable {

        private long size = -1;

        private Place() throws InterruptedException {
            begin();
        }

        /** Says how many pixels the network will see, once they have been read; of several pages one after another. */
        void holds(long pixels) {
            long more = pixels - Math.max(0, size);
            boolean first = size < 0;
            size = pixels;
            known(more, first);
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
            if (size < 0) {
                holds(0);
            }
            done(size);
        }
    }

    /** Does it after what was sent before, or beside. */
    <T> Future<T> send(Callable<T> work) {
        return threads.submit(work);
    }

    /** Waits for room. */
    Place place() throws InterruptedException {
        return new Place();
    }

    /** One at a time is read, since each of them may turn out to be large. */
    private synchronized void begin() throws InterruptedException {
        while (unknown || pixels >= PIXELS_UNDER_WAY) {
            wait();
        }
        unknown = true;
    }

    private synchronized void known(long more, boolean first) {
        unknown &= !first; // another one may be reading by now
        pixels += more;
        notifyAll();
    }

    private synchronized void done(long size) {
        pixels -= size;
        notifyAll();
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

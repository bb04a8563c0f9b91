package io.intaglio.train;

import io.intaglio.data.Example;
import io.intaglio.data.Permutation;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Loads the batches of a source. The examples of all passes form one endless sequence; each pass has its own random
 * order. Batch {@code n} has the examples from place {@code n·batch}, so it can begin in one pass and end in the next.
 * Order, crops, flips and the random choices of the pairing depend only on the seed, the pass and the number of the
 * example, not on the number of threads.
 *
 * <p>If batches are requested in order, the background threads prepare one batch per thread and one more in advance.
 * Several threads may use the loader.
 *
 * @since 0.1
 */
public final class BatchLoader implements Batches {

    private static final long CLOSING_SECONDS = 10;

    /** Creates a training pair from an example, as a task does. */
    @FunctionalInterface
    public interface Pairing {

        /**
         * Creates the pair.
         *
         * @param example cropped or resized, flipped or rotated, with the configured channels
         * @param random the only randomness to use
         * @return a batch of one example
         */
        Batch pair(Example example, RandomGenerator random);
    }

    private final Source source;
    private final Pairing pairing;
    private final BatchConfig config;
    private final Reader reader;
    private final ExamplePreprocessor framer;
    private final @Nullable ExecutorService threads;
    private final Map<Long, Future<Batch>> pending = new TreeMap<>();
    private long expected;
    private volatile boolean closed;

    /**
     * Creates a loader of a source. The caller closes the source, after this loader.
     *
     * @param warnings receives one message for each example that cannot be read, from one thread at a time
     */
    public BatchLoader(Source source, Pairing pairing, BatchConfig config, Consumer<String> warnings) {
        this.source = source;
        this.pairing = pairing;
        this.config = config;
        reader = new Reader(source, config.strict(), warnings);
        framer = new ExamplePreprocessor(config);
        threads = config.workers() == 0 ? null : daemons(config.workers());
    }

    private static ExecutorService daemons(int count) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "intaglio-batches-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Returns the batch of a step.
     *
     * @throws io.intaglio.config.InvalidInputException if no example can be read, or if {@link BatchConfig#strict} is
     *     set and an example cannot be read
     * @throws IndexOutOfBoundsException if the step is negative
     * @throws IllegalStateException if the loader is closed, or the thread is interrupted while it waits
     */
    @Override
    public Batch get(long step) {
        if (step < 0) {
            throw new IndexOutOfBoundsException("steps are counted from 0, not " + step);
        }
        return threads == null ? prepare(step) : await(ask(step));
    }

    private synchronized Future<Batch> ask(long step) {
        checkOpen();
        long last = step == expected ? step + config.workers() : step;
        expected = step + 1;
        for (var waiting = pending.entrySet().iterator(); waiting.hasNext(); ) {
            var entry = waiting.next();
            if (entry.getKey() < step || entry.getKey() > last) {
                // Without an interrupt: it would close a channel that the readers of a source share.
                entry.getValue().cancel(false);
                waiting.remove();
            }
        }
        for (long ahead = step; ahead <= last; ahead++) {
            pending.computeIfAbsent(ahead, number -> threads.submit(() -> prepare(number)));
        }
        return pending.remove(step);
    }

    private static Batch await(Future<Batch> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        } catch (CancellationException e) {
            throw new IllegalStateException("the batches were closed while one was waited for", e);
        }
    }

    private Batch prepare(long step) {
        List<Batch> parts = new ArrayList<>(config.batch());
        long size = source.size();
        long epoch = -1;
        Permutation order = null;
        for (int k = 0; k < config.batch(); k++) {
            checkOpen();
            long place = Math.addExact(Math.multiplyExact(step, (long) config.batch()), k);
            if (place / size != epoch) {
                epoch = place / size;
                order = Permutation.of(size, SplitMix64.at(config.seed(), epoch).nextLong());
            }
            parts.add(one(epoch, order.at(place % size)));
        }
        return Batch.join(parts);
    }

    private Batch one(long epoch, long index) {
        RandomGenerator random = SplitMix64.at(config.seed(), epoch, index);
        return pairing.pair(framer.frame(reader.read(index), random), random);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("these batches are closed");
        }
    }

    @Override
    public long perEpoch() {
        return (source.size() + config.batch() - 1) / config.batch();
    }

    @Override
    public long skipped() {
        return reader.skipped();
    }

    /** Ends the threads after their current examples, and waits for them. */
    @Override
    public void close() {
        closed = true;
        if (threads == null) {
            return;
        }
        synchronized (this) {
            pending.values().forEach(future -> future.cancel(false));
            pending.clear();
            threads.shutdown();
        }
        try {
            // The caller closes the source next, so no thread may still read from it.
            threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

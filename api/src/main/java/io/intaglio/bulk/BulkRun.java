package io.intaglio.bulk;

import io.intaglio.Model;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Processes items with a model, as many in parallel as processors and memory allow, and reports the results in order. A
 * failed item does not stop the others.
 *
 * @param <I> an item
 * @param <T> the result of an item
 * @since 0.1
 */
public final class BulkRun<I, T> {

    private final Model model;
    private final boolean onePass;
    private final Work<I, T> work;
    private final Map<Integer, Model> onThreads = new ConcurrentHashMap<>();

    /**
     * Creates a run.
     *
     * @param onePass whether the memory allows only one pass of the network at a time
     * @param work the work on each item
     */
    public BulkRun(Model model, boolean onePass, Work<I, T> work) {
        this.model = model;
        this.onePass = onePass;
        this.work = work;
    }

    /** The work on an item, on its own thread. */
    public interface Work<I, T> {

        /**
         * Returns how many pixels the network will see at once; 0 where that is not known: then the item has all the
         * memory.
         */
        long pixels(I item);

        /** Returns how many bytes of the item's file are kept meanwhile. */
        long bytes(I item);

        /** Returns what is made of an item. */
        T take(I item, Room room) throws IOException;

        /**
         * Returns whether an item for which there was no memory beside others may be tried once more, when it has all
         * of it.
         */
        default boolean repeatable(I item) {
            return true;
        }
    }

    /** Receives each item, in order, on the thread that started the run. */
    @FunctionalInterface
    public interface Listener<I, T> {

        /** @param count of items that are done by now, this one among them */
        void done(I item, Outcome<T> outcome, int count);
    }

    /**
     * The outcome of an item.
     *
     * @param result null if it failed
     * @param notes on unrequested changes to it, one sentence each
     * @param failure null if there is none
     */
    public record Outcome<T>(T result, List<String> notes, Throwable failure) {

        public Outcome {
            notes = List.copyOf(notes);
        }
    }

    /** The resources of an item while it is processed: memory, and processors on request. */
    public static final class Room {

        private final BulkExecutor.Reservation reservation;
        private final IntFunction<Model> onThreads;
        private final List<String> notes;

        private Room(BulkExecutor.Reservation reservation, IntFunction<Model> onThreads, List<String> notes) {
            this.reservation = reservation;
            this.onThreads = onThreads;
            this.notes = notes;
        }

        /** Announces the number of pixels of the network's next pass. */
        public void sees(long pixels) {
            reservation.sees(pixels);
        }

        /** Releases the memory reserved for more pixels than these. */
        public void keeps(long pixels) {
            reservation.keeps(pixels);
        }

        /** Adds a note for the user. */
        public void note(String note) {
            notes.add(note);
        }

        /** Waits for processors, and runs a pass of the model on them. */
        public <R> R pass(Function<Model, R> pass) throws IOException {
            try {
                return reservation.pass(threads -> pass.apply(onThreads.apply(threads)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while a picture waited for a processor");
            }
        }
    }

    /** Processes all items; returns when the last one was reported. */
    public void run(List<I> items, Listener<I, T> listener) {
        try (BulkExecutor executor = executor(items.size())) {
            List<Future<Outcome<T>>> outcomes = items.stream()
                    .map(item -> executor.send(() -> take(item, executor)))
                    .toList();
            for (int i = 0; i < items.size(); i++) {
                listener.done(items.get(i), get(outcomes.get(i)), i + 1);
            }
        }
    }

    /** Few items share the processors among them; they may be too small to be worth so many. */
    private BulkExecutor executor(int count) {
        int processors = model.autoencoder().threads();
        return new BulkExecutor(
                processors,
                onePass ? processors : Math.max(1, processors / Math.max(1, count)),
                Runtime.getRuntime().maxMemory());
    }

    private Outcome<T> take(I item, BulkExecutor executor) throws InterruptedException {
        long pixels = work.pixels(item);
        Outcome<T> outcome = take(item, executor, pixels);
        return pixels > 0 && isOutOfMemory(outcome.failure()) && work.repeatable(item)
                ? take(item, executor, 0)
                : outcome;
    }

    private Outcome<T> take(I item, BulkExecutor executor, long pixels) throws InterruptedException {
        List<String> notes = new ArrayList<>();
        try (BulkExecutor.Reservation reservation = executor.reserve(pixels, work.bytes(item))) {
            return new Outcome<>(work.take(item, new Room(reservation, this::model, notes)), notes, null);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new Outcome<>(null, notes, e);
        }
    }

    private Model model(int threads) {
        return onThreads.computeIfAbsent(threads, model::onThreads);
    }

    private static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pictures were read or written", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import io.intaglio.task.Inputs;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads pictures and writes results on threads of their own while the network runs. Pictures that are read and not done yet are
 * few: at most so many, and no further one is begun while those there have many pixels.
 */
final class Conveyor implements AutoCloseable {

    private static final int PICTURES = 8;
    private static final long PIXELS = 8_000_000;
    private static final int PATIENCE_SECONDS = 600;

    private final ExecutorService reader = thread("reading pictures");
    private final ExecutorService writer = thread("writing pictures");
    private int pictures;
    private long pixels;

    /**
     * A picture and what belongs to it, by role; or why there is none.
     *
     * @param pictures empty where they cannot be read
     * @param failure null where they can
     */
    record Item(Map<String, Picture> pictures, String failure) {

        /** The one to work on. */
        Picture picture() {
            return pictures.get(Inputs.IMAGE);
        }

        long pixels() {
            return pictures.values().stream()
                    .mapToLong(picture -> (long) picture.height() * picture.width())
                    .sum();
        }
    }

    /** Reads what belongs together. */
    interface Reading {

        Map<String, Picture> read() throws IOException;
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Reads, after what was asked for before. {@link #done} must be told once what became of each. */
    Future<Item> read(Reading reading) {
        return reader.submit(() -> {
            begin();
            Item item;
            try {
                item = new Item(reading.read(), null);
            } catch (IOException | InvalidInputException | OutOfMemoryError e) {
                item = new Item(Map.of(), Failures.ofPicture(e));
            }
            count(item.pixels());
            return item;
        });
    }

    /** Does the work of writing, after what was given before; the answer is why that failed, if it did. */
    Future<Optional<String>> write(Callable<Optional<String>> work) {
        return writer.submit(work);
    }

    private synchronized void begin() throws InterruptedException {
        while (pictures > 0 && (pictures >= PICTURES || pixels >= PIXELS)) {
            wait();
        }
        pictures++;
    }

    private synchronized void count(long more) {
        pixels += more;
    }

    /** @param size the pixels of the item that is written or has failed */
    synchronized void done(long size) {
        pixels -= size;
        pictures--;
        notifyAll();
    }

    /** Gives up what is not read yet, and waits until everything is written. */
    @Override
    public void close() {
        reader.shutdownNow();
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.UnreadableImageException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads examples. If one cannot be read, it warns once and returns the next example that can be read. Several threads
 * may use it.
 */
final class Reader {

    /** Number of failures for lack of memory after which an example is considered too large. */
    private static final int ATTEMPTS = 3;

    private final Source source;
    private final boolean strict;
    private final Consumer<String> warnings;
    private final Set<Long> unreadable = ConcurrentHashMap.newKeySet();
    private final Map<Long, Integer> attempts = new ConcurrentHashMap<>();

    Reader(Source source, boolean strict, Consumer<String> warnings) {
        this.source = source;
        this.strict = strict;
        this.warnings = warnings;
    }

    Example read(long index) {
        long size = source.size();
        for (long tried = 0; tried < size; tried++) {
            long at = (index + tried) % size;
            if (unreadable.contains(at)) {
                continue;
            }
            try {
                return read(at, source.get(at));
            } catch (IOException | OutOfMemoryError e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("interrupted while reading " + source.name(at), e);
                }
                Example alone = scarce(e) ? alone(at) : null;
                if (alone != null) {
                    return alone;
                }
                if (!scarce(e)) {
                    leaveOut(at, e);
                }
            }
        }
        throw new InvalidInputException("none of the " + size
                + " examples can be read; the warnings name each with its reason, put readable images in their place");
    }

    /**
     * Reads again while no other thread reads, because other threads may have used the missing memory. If there is
     * still too little memory, the example is skipped this time. After several such failures it is left out
     * permanently.
     *
     * @return null if it could not be read this time
     */
    private @Nullable Example alone(long index) {
        synchronized (attempts) {
            try {
                return read(index, source.get(index));
            } catch (IOException | OutOfMemoryError e) {
                int times = attempts.merge(index, 1, Integer::sum);
                if (strict || !scarce(e) || times >= ATTEMPTS) {
                    attempts.remove(index);
                    leaveOut(index, e);
                } else if (times == 1) {
                    warnings.accept(sentence(source.name(index), e) + " at the moment; it is left out this time");
                }
                return null;
            }
        }
    }

    /** Returns whether memory was missing, also if a file reader reported it. */
    private static boolean scarce(Throwable e) {
        return e instanceof OutOfMemoryError || e.getCause() instanceof OutOfMemoryError;
    }

    private Example read(long index, Example example) throws IOException {
        check(example);
        attempts.remove(index);
        return example;
    }

    /** Returns the number of examples so far that could not be read. */
    long skipped() {
        return (long) unreadable.size() + attempts.size();
    }

    private static void check(Example example) throws IOException {
        ImageBatch image = example.image();
        if (image.channels() != 1 && image.channels() != 3) {
            throw new IOException(
                    example.name() + " has " + image.channels() + " channels; 1 or 3 can be learned from");
        }
        if (example.partner().isPresent()) {
            ImageBatch partner = example.partner().get();
            if (partner.height() != image.height() || partner.width() != image.width()) {
                throw new IOException(example.name() + " is " + size(image) + " where its partner is " + size(partner)
                        + "; a pair has one size");
            }
        }
    }

    private static String size(ImageBatch image) {
        return image.width() + "x" + image.height();
    }

    private synchronized void leaveOut(long index, Throwable reason) {
        String message = sentence(source.name(index), reason);
        if (strict) {
            throw new InvalidInputException(
                    message + " (nothing is left out, because strict reading was asked for)", reason);
        }
        if (unreadable.add(index)) {
            warnings.accept(message + "; it is left out");
        }
    }

    /**
     * Returns a sentence with the name, because messages of the system ("Input/output error") often do not name the
     * file.
     */
    private static String sentence(String name, Throwable reason) {
        if (reason instanceof OutOfMemoryError) {
            return name + " is too large for Java's memory (-Xmx)";
        }
        String message = reason.getMessage();
        if (message == null) {
            return name + " cannot be read: " + reason;
        }
        boolean named = reason instanceof UnreadableImageException || message.contains(name);
        return named ? message : name + ": " + message;
    }
}

package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Reads examples; for one that cannot be read it gives the next that can, and says so once. For several threads. */
final class Reader {

    private final Source source;
    private final boolean strict;
    private final Consumer<String> warnings;
    private final Set<Long> unreadable = ConcurrentHashMap.newKeySet();

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
                return checked(source.get(at));
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("interrupted while reading example " + at, e);
                }
                leaveOut(at, e);
            } catch (OutOfMemoryError e) {
                leaveOut(at, new IOException("example " + at + " is too large for Java's memory (-Xmx)", e));
            }
        }
        throw new InvalidInputException("none of the " + size
                + " examples can be read; the warnings name each with its reason, put readable images in their place");
    }

    long skipped() {
        return unreadable.size();
    }

    private static Example checked(Example example) throws IOException {
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
        return example;
    }

    private static String size(ImageBatch image) {
        return image.width() + "x" + image.height();
    }

    private synchronized void leaveOut(long index, IOException reason) {
        String message = reason.getMessage() == null ? "example " + index + ": " + reason : reason.getMessage();
        if (strict) {
            throw new InvalidInputException(
                    message + " (nothing is left out, because strict reading was asked for)", reason);
        }
        if (unreadable.add(index)) {
            warnings.accept(message + "; it is left out");
        }
    }
}

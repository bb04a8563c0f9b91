package io.intaglio.internal.data;

import io.intaglio.data.Source;
import io.intaglio.data.Split;
import io.intaglio.train.TrainingConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/**
 * Data divided into a part to learn from and a part to judge by. Where the data are few, one of the parts may hold
 * nothing that can be read; then all are learned from, and nothing is held out.
 *
 * @param train what to learn from
 * @param heldOut what to judge by
 * @param note why nothing is held out, if it was asked for
 */
public record HeldOutSplit(Source train, Optional<Source> heldOut, Optional<String> note) {

    /**
     * Larger parts are not looked at: that all their examples are unreadable is unlikely, and reading them takes time.
     */
    private static final int LOOKED_AT = 16;

    /** Divides data as a training under this configuration does. */
    public static HeldOutSplit of(Source data, TrainingConfig config) throws IOException {
        if (config.heldOut() == 0 || data.size() < 2) {
            return new HeldOutSplit(data, Optional.empty(), Optional.empty());
        }
        Split split = Split.of(data, config.heldOut(), config.seed());
        Optional<Throwable> unread = unreadable(split.train());
        if (unread.isPresent()) {
            return undivided(data, split.train().size(), "to learn from", unread.get());
        }
        unread = unreadable(split.heldOut());
        if (unread.isPresent()) {
            return undivided(data, split.heldOut().size(), "to judge by", unread.get());
        }
        return new HeldOutSplit(split.train(), Optional.of(split.heldOut()), Optional.empty());
    }

    private static HeldOutSplit undivided(Source data, long count, String purpose, Throwable why) {
        String part = count == 1
                ? "the example that was chosen " + purpose + " cannot"
                : "none of the " + count + " examples that were chosen " + purpose + " can";
        return new HeldOutSplit(
                data,
                Optional.empty(),
                Optional.of(part + " be read (" + (why.getMessage() == null ? why : why.getMessage())
                        + "): all that can be read is learned from, and nothing is held out to judge by; add"
                        + " examples, or name other data to judge by"));
    }

    /** Why the last example of a part cannot be read, where none can. */
    private static Optional<Throwable> unreadable(Source part) throws IOException {
        if (part.size() > LOOKED_AT) {
            return Optional.empty();
        }
        Throwable last = null;
        for (long index = 0; index < part.size(); index++) {
            try {
                part.get(index);
                return Optional.empty();
            } catch (IOException | OutOfMemoryError e) {
                last = e;
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while the data were divided");
                }
            }
        }
        return Optional.ofNullable(last);
    }
}

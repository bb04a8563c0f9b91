package io.intaglio.data;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.LongUnaryOperator;

/**
 * A selection of a source's examples in any order. It reads from the source and does not own it: closing a subset does
 * nothing.
 *
 * @since 0.1
 */
public final class Subset implements Source {

    private final Source source;
    private final long size;
    private final LongUnaryOperator place;
    private final String choice;

    /** @param choice names in words which examples these are, for the digest: equal choices are equal lists */
    Subset(Source source, long size, LongUnaryOperator place, String choice) {
        this.source = source;
        this.size = size;
        this.place = place;
        this.choice = choice;
    }

    /** Returns the first examples, or all if there are fewer. */
    public static Subset first(Source source, long count) {
        return range(source, 0, Math.min(count, source.size()));
    }

    /**
     * Returns the examples {@code from} (included) to {@code to} (excluded).
     *
     * @throws InvalidInputException if the range is empty or exceeds the source
     */
    public static Subset range(Source source, long from, long to) {
        if (from < 0 || to <= from || to > source.size()) {
            throw new InvalidInputException("examples " + from + " to " + to + " cannot be taken from " + source.size()
                    + ": take at least one, and none beyond the end");
        }
        return new Subset(source, to - from, index -> from + index, "range " + from + " " + to);
    }

    /**
     * Returns the examples with these indices, in this order; an index may occur several times.
     *
     * @throws InvalidInputException if there are none, or an index exceeds the source
     */
    public static Subset of(Source source, long... indices) {
        long[] own = indices.clone();
        if (own.length == 0) {
            throw new InvalidInputException("no examples were chosen; a subset holds at least one");
        }
        for (long index : own) {
            if (index < 0 || index >= source.size()) {
                throw new InvalidInputException("there is no example " + index + " among " + source.size()
                        + "; they are numbered from 0 to " + (source.size() - 1));
            }
        }
        return new Subset(source, own.length, index -> own[(int) index], "list " + Arrays.toString(own));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Example get(long index) throws IOException {
        return source.get(place.applyAsLong(Objects.checkIndex(index, size)));
    }

    @Override
    public String name(long index) {
        return source.name(place.applyAsLong(Objects.checkIndex(index, size)));
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return source.label(place.applyAsLong(Objects.checkIndex(index, size)));
    }

    @Override
    public String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((source.digest() + "\n" + choice).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public List<String> classes() {
        return source.classes();
    }
}

package io.intaglio.data;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.LongUnaryOperator;

/**
 * A selection of a source's examples in any order. It reads from the source and does not own it: closing a subset does
 * nothing.
 *
 * @since 0.1
 */
public final class Subset extends ForwardingSource {

    private final long size;
    private final LongUnaryOperator place;
    private final String choice;

    /** @param choice names in words which examples these are, for the digest: equal choices are equal lists */
    Subset(Source source, long size, LongUnaryOperator place, String choice) {
        super(source);
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
        return super.get(place.applyAsLong(Objects.checkIndex(index, size)));
    }

    @Override
    public String name(long index) {
        return super.name(place.applyAsLong(Objects.checkIndex(index, size)));
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return super.label(place.applyAsLong(Objects.checkIndex(index, size)));
    }

    @Override
    public String digest() {
        return digest(choice);
    }

    @Override
    public void close() {}
}

package io.intaglio.data;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A selection of a source's examples, evenly spread over it and in its order, for example to measure on fewer images.
 * Closing it closes the source.
 *
 * @since 0.1
 */
public final class EvenSelection extends ForwardingSource {

    private final long all;
    private final long size;

    /**
     * Selects examples.
     *
     * @param count number of examples; if the source has fewer, all are selected
     * @throws InvalidInputException if the number is less than 1
     */
    public EvenSelection(Source source, long count) {
        super(source);
        if (count < 1) {
            throw new InvalidInputException("count= is the number of examples, at least 1, not " + count);
        }
        this.all = source.size();
        this.size = Math.min(count, all);
    }

    /** The middle of each of as many equal parts. */
    private long place(long index) {
        return (long) ((Objects.checkIndex(index, size) + 0.5) * all / size);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Example get(long index) throws IOException {
        return super.get(place(index));
    }

    @Override
    public String name(long index) {
        return super.name(place(index));
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return super.label(place(index));
    }

    @Override
    public String digest() {
        return digest("even " + size);
    }
}

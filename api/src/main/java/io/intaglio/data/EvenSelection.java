package io.intaglio.data;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;

/**
 * A selection of a source's examples, evenly spread over it and in its order, for example to measure on fewer images.
 * Closing it closes the source.
 *
 * @since 0.1
 */
public final class EvenSelection extends ForwardingSource {

    private final Source whole;

    /**
     * Selects examples.
     *
     * @param count number of examples; if the source has fewer, all are selected
     * @throws InvalidInputException if the number is less than 1
     */
    public EvenSelection(Source source, long count) {
        super(subset(source, count));
        this.whole = source;
    }

    private static Subset subset(Source source, long count) {
        if (count < 1) {
            throw new InvalidInputException("count= is the number of examples, at least 1, not " + count);
        }
        long all = source.size();
        long size = Math.min(count, all);
        // The middle of each of as many equal parts.
        return new Subset(source, size, index -> (long) ((index + 0.5) * all / size), "even " + size);
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}

package io.intaglio.data;

import java.io.IOException;
import java.util.List;

/**
 * Images by number. Random access makes shuffling, splitting and resuming follow from a seed alone, whatever the number of
 * threads. A source reads what it is asked for and keeps nothing large; it may be used by several threads at once.
 */
public interface Source extends AutoCloseable {

    /** How many examples there are, at least one. */
    long size();

    /**
     * The example of a number, the same at each call. Its image has 1 or 3 channels and values in [0, 1], and so has a partner, which
     * has the image's size; its numbers are kept and shared, so that they must not change any more. There is a label, below the
     * number of {@link #classes}, where there are classes.
     *
     * @param index from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException beyond
     * @throws IOException naming the file, when it cannot be read or is no image
     */
    Example get(long index) throws IOException;

    /**
     * Identifies the data: 64 hexadecimal digits that change when the list of examples or their content does. It must not
     * depend on where the data lies nor on the order in which a file system lists it. Reading every byte is not asked for:
     * names, sizes and samples of the content will do.
     */
    String digest();

    /** The classes by label; empty where there are no labels. */
    default List<String> classes() {
        return List.of();
    }

    @Override
    default void close() throws IOException {}
}

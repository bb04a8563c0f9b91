package io.intaglio.spi;

import io.intaglio.config.Incubating;
import java.io.IOException;
import java.util.List;

/**
 * An index of vectors, open for questions. Several threads may ask.
 *
 * @since 0.1
 */
@Incubating
public interface VectorIndex extends AutoCloseable {

    /**
     * A vector that was found.
     *
     * @param name under which it was added
     * @param distance Euclidean
     */
    record Match(String name, double distance) {}

    /**
     * Returns vectors near another one, the nearest first.
     *
     * @param vector of the length of the index
     * @param count of them at most, at least 1
     * @throws io.intaglio.config.InvalidInputException if the vector has another length
     * @throws IOException if the index cannot be read
     */
    List<Match> nearest(float[] vector, int count) throws IOException;

    /** Returns the number of vectors. */
    long size();

    /** Returns how many numbers a vector has. */
    int length();

    @Override
    void close() throws IOException;
}

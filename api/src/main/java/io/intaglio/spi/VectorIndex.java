package io.intaglio.spi;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.util.List;

/**
 * An open index of vectors that can be searched. Several threads may ask.
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

    /**
     * Checks that the index can be searched for a vector.
     *
     * @throws InvalidInputException if it has not the length of the index
     */
    default void check(float[] vector) {
        if (vector.length != length()) {
            throw new InvalidInputException("this index holds vectors of " + length() + " numbers, and this one has "
                    + vector.length + "; ask with the plate that it was built with");
        }
    }

    /** Returns the number of vectors. */
    long size();

    /** Returns how many numbers a vector has. */
    int length();

    @Override
    void close() throws IOException;
}

package io.intaglio.spi;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.util.List;

/**
 * An open index of vectors that can be searched. Several threads may search it.
 *
 * @since 0.1
 */
@Incubating
public interface VectorIndex extends AutoCloseable {

    /**
     * A vector that was found.
     *
     * @param name the name under which the vector was added
     * @param number the number of vectors that were added before it, or {@value #NO_NUMBER} if the index is of an older
     *     version, which did not store it
     * @param distance the Euclidean distance
     */
    record Match(String name, long number, double distance) {

        /** The number of a vector whose number is not known. */
        public static final long NO_NUMBER = -1;
    }

    /**
     * Returns the vectors that are nearest to a given one, the nearest first. An approximate index may miss some of
     * them.
     *
     * @param vector of the length of the index
     * @param count the largest number of results, at least 1
     * @throws io.intaglio.config.InvalidInputException if the vector has another length
     * @throws IOException if the index cannot be read
     */
    List<Match> nearest(float[] vector, int count) throws IOException;

    /**
     * Checks that the index can be searched for a vector.
     *
     * @throws InvalidInputException if the vector has another length than those of the index
     */
    default void check(float[] vector) {
        if (vector.length != length()) {
            throw new InvalidInputException("this index holds vectors of " + length() + " numbers, and this one has "
                    + vector.length + "; ask with the plate that it was built with");
        }
    }

    /** Returns the number of vectors. */
    long size();

    /** Returns the number of components of each vector. */
    int length();

    @Override
    void close() throws IOException;
}

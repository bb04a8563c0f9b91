package io.intaglio.spi;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Keeps vectors in a folder and finds those that are near another one.
 *
 * <p>To add one: implement this with a public class that has a public constructor without arguments, name the class in
 * {@code META-INF/services/io.intaglio.spi.VectorIndexProvider}, and extend {@code VectorIndexContract} in a test.
 *
 * @since 0.1
 */
@Incubating
public interface VectorIndexProvider extends Named {

    /** A vector with the name that a search gives; several may have the same. */
    final class Entry {

        private final String name;
        private final float[] vector;

        /**
         * Creates an entry over an array, which is not copied.
         *
         * @param vector finite numbers
         */
        public Entry(String name, float[] vector) {
            this.name = name;
            this.vector = vector;
        }

        /**
         * Checks that an index can take the vector.
         *
         * @param length of the vectors of the index
         * @throws InvalidInputException if it has another length, or a number is not finite
         */
        public void check(int length) {
            if (vector.length != length) {
                throw new InvalidInputException(
                        "vectors of this index have " + length + " numbers, not " + vector.length);
            }
            for (float number : vector) {
                if (!Float.isFinite(number)) {
                    throw new InvalidInputException("a vector of an index has finite numbers, not " + number);
                }
            }
        }

        /** Returns the name, of any form. */
        public String name() {
            return name;
        }

        /** Returns the numbers, not a copy. */
        public float[] vector() {
            return vector;
        }
    }

    /**
     * Writes an index.
     *
     * @param folder that is there and empty; files of other names may be added to it later
     * @param length of each vector, at least 1
     * @param entries at least one, taken one by one and {@linkplain Entry#check checked}; what it throws ends the
     *     writing
     */
    void write(Path folder, int length, Iterator<Entry> entries) throws IOException;

    /**
     * Opens an index.
     *
     * @param folder that {@link #write} filled; it may come from a stranger
     * @throws io.intaglio.config.InvalidInputException if the folder holds no such index, or a damaged one
     */
    VectorIndex open(Path folder) throws IOException;
}

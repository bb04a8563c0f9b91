package io.intaglio.spi;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Adds an index: it stores vectors in a folder and finds those that are nearest to a given one.
 *
 * <p>To add one: implement this interface with a public class that has a public constructor without arguments, name the
 * class in {@code META-INF/services/io.intaglio.spi.VectorIndexProvider}, and extend {@code VectorIndexContract} in a
 * test.
 *
 * @since 0.1
 */
@Incubating
public interface VectorIndexProvider extends Named {

    /** A vector with the name that a search returns. Several vectors may have the same name. */
    final class Entry {

        private final String name;
        private final float[] vector;

        /**
         * Creates an entry with an array that is not copied.
         *
         * @param vector finite numbers
         */
        public Entry(String name, float[] vector) {
            this.name = name;
            this.vector = vector;
        }

        /**
         * Checks that the vector can be added to an index.
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

        /** Returns the name, which may be any text. */
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
     * @param folder an existing folder, which is empty except for files of the caller. Their names begin with
     *     {@code intaglio-} or {@code .intaglio-}. More of them may be added later
     * @param length of each vector, at least 1
     * @param entries at least one; they are read one by one and {@linkplain Entry#check checked}. An exception of the
     *     iterator ends the writing
     */
    void write(Path folder, int length, Iterator<Entry> entries) throws IOException;

    /**
     * Opens an index.
     *
     * @param folder a folder that {@link #write} filled; it may come from an untrusted source
     * @throws io.intaglio.config.InvalidInputException if the folder contains no such index, or a damaged one
     */
    VectorIndex open(Path folder) throws IOException;
}

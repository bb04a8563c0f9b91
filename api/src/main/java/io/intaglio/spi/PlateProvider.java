package io.intaglio.spi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Adds a plate that a jar contains. Its name can be used wherever a plate's file can be named.
 *
 * <p>To add one: implement this with a public class that has a public constructor without arguments, put the plate into
 * the jar as a resource, and name the class in {@code META-INF/services/io.intaglio.spi.PlateProvider}, and extend
 * {@code PlateProviderContract} in a test.
 *
 * @since 0.1
 */
public interface PlateProvider extends Named {

    /**
     * Opens the plate's bytes, as its file has them. Whoever asks closes the stream.
     *
     * @throws IOException if the jar cannot be read
     */
    InputStream open() throws IOException;

    /**
     * Opens a plate that is in the same package of a jar as a class.
     *
     * @param resource name of the file
     * @throws IOException if it is not there
     */
    static InputStream beside(Class<?> type, String resource) throws IOException {
        InputStream in = type.getResourceAsStream(resource);
        if (in == null) {
            throw new FileNotFoundException("the jar of " + type.getName() + " has lost its " + resource);
        }
        return in;
    }
}

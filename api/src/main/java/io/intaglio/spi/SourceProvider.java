package io.intaglio.spi;

import io.intaglio.data.Source;
import java.io.IOException;

/**
 * Opens data by a name and an argument, as in {@code idx:DIR} or {@code demo:leaves}.
 *
 * <p>To add one: implement this with a public class that has a public constructor without arguments, name the class in
 * {@code META-INF/services/io.intaglio.spi.SourceProvider}, and extend {@code SourceContract} in a test.
 *
 * @since 0.1
 */
public interface SourceProvider extends Named {

    /**
     * Opens the data.
     *
     * @param argument what stands after the colon; a path for most
     * @throws io.intaglio.config.InvalidInputException if the argument is not understood, nothing is there, or what is
     *     there holds no image
     * @throws IOException if reading fails
     */
    Source open(String argument) throws IOException;

    /** Returns how the argument is written in lists and messages, for example {@code DIR}. */
    String usage();
}

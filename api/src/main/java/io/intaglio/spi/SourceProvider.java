package io.intaglio.spi;

import io.intaglio.data.Source;
import java.io.IOException;

/**
 * Opens data by a name and an argument, as in {@code idx:DIR} or {@code demo:leaves}.
 *
 * <p>To add one: implement this interface with a public class that has a public constructor without arguments, name the
 * class in {@code META-INF/services/io.intaglio.spi.SourceProvider}, and extend {@code SourceContract} in a test.
 *
 * @since 0.1
 */
public interface SourceProvider extends Named {

    /**
     * Opens the data.
     *
     * @param argument the text after the colon, for most sources a path
     * @throws io.intaglio.config.InvalidInputException if the argument is invalid, or if there is no data or no image
     *     at that place
     * @throws IOException if reading fails
     */
    Source open(String argument) throws IOException;

    /** Returns how the argument is written in lists and messages, for example {@code DIR}. */
    String usage();
}

package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a file cannot be used as a plate. The message names the file, the problem and its place.
 *
 * @since 0.1
 */
public final class PlateException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message one or two sentences for the user
     */
    public PlateException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message one or two sentences for the user
     * @param cause the exception that was caught
     */
    public PlateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

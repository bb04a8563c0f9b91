package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a file cannot be used as a plate: the message names the file, what is wrong with it and where.
 *
 * @since 0.1
 */
public final class PlateException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message one or two sentences for a user at a terminal
     */
    public PlateException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message one or two sentences for a user at a terminal
     * @param cause what was caught
     */
    public PlateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

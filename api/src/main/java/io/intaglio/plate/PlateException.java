package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;

/** A file cannot be used as a plate: the message names the file, what is wrong with it and where. */
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
    public PlateException(String message, Throwable cause) {
        super(message, cause);
    }
}

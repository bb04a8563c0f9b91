package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;

/** A file cannot be used as a plate: the message names the file, what is wrong with it and where. */
public final class PlateException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence or two, fit for a person at a terminal */
    public PlateException(String message) {
        super(message);
    }

    /**
     * @param message one sentence or two, fit for a person at a terminal
     * @param cause what was caught
     */
    public PlateException(String message, Throwable cause) {
        super(message, cause);
    }
}

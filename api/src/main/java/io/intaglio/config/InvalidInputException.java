package io.intaglio.config;

/**
 * Something a person gave cannot be used: a setting, a size, a file, a device. The message is complete: it says what was
 * wrong, the value, the rule, and what to do, so a program may print it alone, without a stack trace.
 */
public class InvalidInputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence or two, fit for a person at a terminal */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * @param message one sentence or two, fit for a person at a terminal
     * @param cause what was caught
     */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}

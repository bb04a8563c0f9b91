package io.intaglio.config;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when user input cannot be used: a setting, a size, a file, a device. The message is complete: it says what was
 * wrong, the value, the rule, and what to do, so a program may print it alone, without a stack trace.
 *
 * @since 0.1
 */
public class InvalidInputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message one or two sentences for a user at a terminal
     */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message one or two sentences for a user at a terminal
     * @param cause the exception that was caught
     */
    public InvalidInputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

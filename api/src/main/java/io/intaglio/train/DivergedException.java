package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the numbers of a training become infinite or NaN. The message says where this began. The weights are
 * those before the step.
 *
 * @since 0.1
 */
public final class DivergedException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message one sentence for the user
     * @param cause the exception that was caught
     */
    public DivergedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

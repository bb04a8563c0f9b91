package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A training whose numbers became infinite: the message says where that began. The weights are as before the step.
 *
 * @since 0.1
 */
public final class DivergedException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message one sentence for a user at a terminal
     * @param cause what was caught
     */
    public DivergedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

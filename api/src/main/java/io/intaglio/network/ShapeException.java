package io.intaglio.network;

import io.intaglio.config.InvalidInputException;

/**
 * Thrown when a layer cannot process its input. The message names the layer and the shape, and says what to change.
 *
 * @since 0.1
 */
public final class ShapeException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what is impossible, and what to change
     */
    public ShapeException(String message) {
        super(message);
    }
}

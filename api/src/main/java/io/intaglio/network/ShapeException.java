package io.intaglio.network;

import io.intaglio.config.InvalidInputException;

/**
 * Thrown when a layer cannot take its input. The message names the layer, the shape and what to change.
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

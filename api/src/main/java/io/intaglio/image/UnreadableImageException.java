package io.intaglio.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a file contains no readable picture. The message is one sentence that names the file and the reason.
 *
 * @since 0.1
 */
public class UnreadableImageException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param name the file
     * @param reason continues "NAME cannot be read: ..."
     */
    public UnreadableImageException(String name, String reason) {
        super(name + " cannot be read: " + reason);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param name the file
     * @param reason continues "NAME cannot be read: ..."
     * @param cause the exception that was caught
     */
    public UnreadableImageException(String name, String reason, @Nullable Throwable cause) {
        super(name + " cannot be read: " + reason, cause);
    }
}

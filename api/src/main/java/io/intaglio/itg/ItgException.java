package io.intaglio.itg;

import java.io.IOException;

/**
 * Thrown when a file or model cannot be decoded: it is damaged, of another version, too large, or needs another model.
 * The message gives the reason.
 *
 * @since 0.1
 */
public final class ItgException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a sentence on the problem. */
    public ItgException(String message) {
        super(message);
    }
}

package io.intaglio.itg;

import java.io.IOException;

/**
 * A file or model cannot be decoded: it is damaged, of another version, too large, or needs another model. The message
 * says which.
 *
 * @since 0.1
 */
public final class ItgException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates it with a sentence that says what is wrong. */
    public ItgException(String message) {
        super(message);
    }
}

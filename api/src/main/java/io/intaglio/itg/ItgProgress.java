package io.intaglio.itg;

/**
 * Receives the progress of encoding or decoding a picture, and can cancel it.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ItgProgress {

    /**
     * Receives the progress. Several threads call it, one at a time.
     *
     * @param done groups of 512×512 pixels
     * @param total groups in all
     * @return whether to go on; otherwise the call ends with a {@link java.util.concurrent.CancellationException}
     */
    boolean passed(int done, int total);
}

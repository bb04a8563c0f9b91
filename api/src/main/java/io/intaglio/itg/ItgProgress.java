package io.intaglio.itg;

/**
 * Follows a picture that is encoded or decoded, and may end that early.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ItgProgress {

    /**
     * Hears how far it is: one call at a time, by several threads.
     *
     * @param done groups of 512×512 pixels
     * @param total groups in all
     * @return whether to go on; otherwise the call ends with a {@link java.util.concurrent.CancellationException}
     */
    boolean passed(int done, int total);
}

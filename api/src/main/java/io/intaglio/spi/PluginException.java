package io.intaglio.spi;

import io.intaglio.config.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the code of a plug-in fails. The message is written for users and names the class and its jar.
 *
 * @since 0.1
 */
public final class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Creates an exception.
     *
     * @param message says what failed, and which jar the code came from
     */
    public PluginException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Returns an exception for a plug-in that broke its contract.
     *
     * @param code the object of the plug-in; the message names its class and jar
     * @param what it did, in words
     */
    public static PluginException fault(Object code, String what) {
        return new PluginException(what + from(code), null);
    }

    /**
     * Runs a plug-in's code. An {@link InvalidInputException} is rethrown unchanged, because its message is already
     * written for users. An {@link OutOfMemoryError} is rethrown, too. Every other {@link RuntimeException} and {@link
     * Error} (for example a missing class or an endless recursion) becomes a {@code PluginException}.
     *
     * @param code the object whose method runs; the message names its class and jar
     * @param what a clause for the message, for example "the task denoise failed at picture.png"
     * @return the result of the work, never null
     * @throws E if the work throws it
     * @throws PluginException if the code fails otherwise, or returns null
     */
    public static <T, E extends Exception> T guard(Object code, String what, CloseGuard.Work<T, E> work) throws E {
        T given;
        try {
            given = work.run();
        } catch (PluginException | InvalidInputException | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Native messages have many lines. The first one says what happened.
            String first = e.toString().lines().findFirst().orElse("");
            throw new PluginException(what + ": " + first + from(code), e);
        }
        if (given == null) {
            throw fault(code, what + ": it gave null");
        }
        return given;
    }

    private static String from(Object code) {
        return " (a fault of " + code.getClass().getName() + ", which comes from " + Providers.origin(code.getClass())
                + ")";
    }
}

package io.intaglio.spi;

import io.intaglio.config.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the code of a plug-in fails; names the code and its jar. The message is fit for people.
 *
 * @since 0.1
 */
public final class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Creates an exception.
     *
     * @param message says what failed, and where the code came from
     */
    public PluginException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Returns an exception for a plug-in that broke its contract.
     *
     * @param code the object, for its class and jar
     * @param what it did, in words
     */
    public static PluginException fault(Object code, String what) {
        return new PluginException(what + from(code), null);
    }

    /**
     * Runs a plug-in's code. An {@link InvalidInputException} is thrown on as it is, for its message is for people
     * already, and so is a lack of memory. Every other {@link RuntimeException} becomes one of these, and every other
     * {@link Error}, too: a missing class, a recursion without end.
     *
     * @param code the object whose method runs, for its class and jar
     * @param what failed if it fails, in words: "the task denoise failed at picture.png"
     * @return what it gives, which is not null
     * @throws E as the code does
     */
    public static <T, E extends Exception> T guard(Object code, String what, CloseGuard.Work<T, E> work) throws E {
        T given;
        try {
            given = work.run();
        } catch (PluginException | InvalidInputException | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Native messages have many lines, of which the first says what happened.
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

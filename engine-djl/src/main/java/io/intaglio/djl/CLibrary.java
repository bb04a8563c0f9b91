package io.intaglio.djl;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.util.OptionalInt;
import org.slf4j.LoggerFactory;

/** Functions of the C library, for tuning that is optional: where they cannot be called, everything works without. */
final class CLibrary {

    private CLibrary() {}

    /** Calls a function; returns nothing where that is not possible. */
    static OptionalInt call(String function, Object... arguments) {
        if (Platform.isWindows()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Function.getFunction("c", function).invokeInt(arguments));
        } catch (LinkageError | IllegalArgumentException e) {
            // Another C library, or JNA cannot unpack its own. After a first failure JNA's classes are not found
            // (NoClassDefFoundError).
            LoggerFactory.getLogger(CLibrary.class).debug("{} cannot be called", function, e);
            return OptionalInt.empty();
        }
    }
}

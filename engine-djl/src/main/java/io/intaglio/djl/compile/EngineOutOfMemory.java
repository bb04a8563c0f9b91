package io.intaglio.djl.compile;

import ai.djl.engine.EngineException;
import io.intaglio.config.InvalidInputException;
import java.util.stream.Stream;

/** Recognizes when the engine failed because memory ran out, which a user can fix, unlike a bug. */
public final class EngineOutOfMemory {

    private EngineOutOfMemory() {}

    /**
     * Returns the exception to throw for an engine's failure.
     *
     * @param device where it happened
     * @param advice what takes less, in words
     * @return the failure itself where memory is not the cause
     */
    public static RuntimeException explained(EngineException failure, String device, String advice) {
        return is(failure)
                ? new InvalidInputException("there is not enough memory on " + device + "; " + advice, failure)
                : failure;
    }

    /** Whether an engine failed for want of memory. */
    static boolean is(EngineException failure) {
        String message = String.valueOf(failure.getMessage());
        // PyTorch's words on CUDA, on Linux and on Windows.
        return Stream.of("out of memory", "can't allocate memory", "not enough memory")
                .anyMatch(message::contains);
    }
}

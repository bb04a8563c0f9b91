package io.intaglio.djl.compile;

import ai.djl.engine.EngineException;
import io.intaglio.config.InvalidInputException;
import java.util.stream.Stream;

/** Tells when the engine failed for want of memory, which a person can mend, from faults of the program. */
public final class EngineOutOfMemory {

    private EngineOutOfMemory() {}

    /**
     * What to throw for an engine's failure.
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

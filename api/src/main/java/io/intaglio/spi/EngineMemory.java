package io.intaglio.spi;

import io.intaglio.config.InvalidInputException;

/**
 * The main memory that an engine takes beside the outputs of layers. Limits of memory are calculated with it before an
 * engine is started.
 *
 * @param libraries bytes that Java without its heap and the engine's libraries use
 * @param reserved bytes of address space that Java and the libraries reserve and never fill
 * @param weightCopies how often a training holds the weights: themselves, their gradient, the state of Adam, ...
 * @param activationFactor bytes that a training holds for each byte of its layers' outputs
 * @since 0.1
 */
public record EngineMemory(long libraries, long reserved, int weightCopies, double activationFactor) {

    /** The values for an engine that does not give its own: they suit native libraries of several hundred megabytes. */
    public static final EngineMemory USUAL = new EngineMemory(256L << 20, 1_900L << 20, 8, 1.25);

    public EngineMemory {
        if (libraries < 0 || reserved < 0 || weightCopies < 1 || !(activationFactor >= 1)) {
            throw new InvalidInputException("an engine takes no less than 0 bytes, 1 copy of the weights and 1 byte a"
                    + " byte of activations, not " + libraries + " and " + reserved + " bytes, " + weightCopies
                    + " copies and " + activationFactor + " bytes a byte");
        }
    }
}

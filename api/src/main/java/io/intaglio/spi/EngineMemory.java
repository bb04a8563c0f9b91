package io.intaglio.spi;

import io.intaglio.config.InvalidInputException;

/**
 * The main memory that an engine uses in addition to the outputs of layers. Memory limits are calculated from it before
 * an engine starts.
 *
 * @param libraries bytes that Java (without its heap) and the engine's libraries use; at least 0
 * @param reserved bytes of address space that Java and the libraries reserve but do not use; at least 0
 * @param weightCopies number of arrays as large as the weights that a training holds: the weights, their gradient, the
 *     state of Adam and others; at least 1
 * @param activationFactor bytes that a training holds for each byte of its layers' outputs; at least 1
 * @since 0.1
 */
public record EngineMemory(long libraries, long reserved, int weightCopies, double activationFactor) {

    /** The default values. They suit an engine with native libraries of several hundred megabytes. */
    public static final EngineMemory USUAL = new EngineMemory(256L << 20, 1_900L << 20, 8, 1.25);

    public EngineMemory {
        if (libraries < 0 || reserved < 0 || weightCopies < 1 || !(activationFactor >= 1)) {
            throw new InvalidInputException("an engine takes no less than 0 bytes, 1 copy of the weights and 1 byte a"
                    + " byte of activations, not " + libraries + " and " + reserved + " bytes, " + weightCopies
                    + " copies and " + activationFactor + " bytes a byte");
        }
    }
}

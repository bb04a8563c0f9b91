package io.intaglio.djl;

import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Gdn;
import io.intaglio.network.Layer;
import io.intaglio.network.Norm;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.SelfAttention;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.EngineMemory;

/** What PyTorch's natives take of main memory, as it was measured on Linux with glibc. */
final class NativeMemory {

    /** Java without its heap, and the libraries as far as they are in use: 180 to 200 MiB were measured. */
    private static final long LIBRARIES = 256L << 20;

    /**
     * Of address space: 1.7 GB for the natives' code, 0.4 for Java's own use and for stacks, less what is counted as in
     * use.
     */
    private static final long RESERVED = 1_900L << 20;

    /** The weights, their gradient in two layouts, their average, two moments, what a step makes of these. */
    private static final int WEIGHT_COPIES = 8;

    /** What a training holds beside the outputs of its layers, which are most of it. */
    private static final double ACTIVATION_FACTOR = 1.25;

    /**
     * glibc does not fill the holes that aligned blocks leave: for each byte in use at the peak of a pass up to 4.8
     * were taken, over tiles of several sizes. Blocks of their own for large arrays would end that and cost 1.7 times
     * the time; smaller tiles cost less.
     */
    private static final int FRAGMENTATION = 6;

    static final EngineMemory ENGINE = new EngineMemory(LIBRARIES, RESERVED, WEIGHT_COPIES, ACTIVATION_FACTOR);

    private NativeMemory() {}

    /** Bytes that a pass of one image takes from the system. */
    static long passBytes(ShapePlan size) {
        return FRAGMENTATION * size.inferenceBytes(NativeMemory::workspace);
    }

    /** What the kernels of a layer need beside its input and output. */
    static long workspace(Layer layer, Shape in, Shape out) {
        if (layer instanceof Conv) {
            return Math.max(in.size(), out.size()); // laid out anew for the kernels of the machine
        }
        if (layer instanceof ConvTranspose transpose) {
            return 3 * in.size() * transpose.stride() * transpose.stride(); // zeros put between
        }
        if (layer instanceof Norm norm) {
            // A native norm of pixels needs at most a copy of them.
            return norm.mode() == Norm.Mode.CHANNEL ? in.size() : 3 * in.size();
        }
        if (layer instanceof Gdn) {
            return 3 * in.size();
        }
        if (layer instanceof SelfAttention) {
            return layer.activations(in) + 3 * in.size();
        }
        return layer instanceof PositionalEncoding || layer instanceof Layer.Custom ? out.size() : 0;
    }
}

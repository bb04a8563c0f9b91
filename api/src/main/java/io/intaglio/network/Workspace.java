package io.intaglio.network;

/**
 * Defines how much memory an engine needs to compute a layer, besides the layer's input and output.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Workspace {

    /** The workspace of an engine that needs no additional memory. */
    Workspace NONE = (layer, in, out) -> 0;

    /**
     * Returns the size of the workspace for one image.
     *
     * @param layer a layer that is not a {@link Composite}; the layers of a composite are passed one by one
     * @param in shape of its input
     * @param out shape of its output
     * @return the number of single-precision values, at least 0
     */
    long values(Layer layer, Shape in, Shape out);
}

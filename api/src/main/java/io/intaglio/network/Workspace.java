package io.intaglio.network;

/**
 * Defines how much memory an engine needs to compute a layer, besides the layer's input and output.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Workspace {

    /** The workspace of an engine that needs nothing beside input and output. */
    Workspace NONE = (layer, in, out) -> 0;

    /**
     * Returns the size of the workspace for one image.
     *
     * @param layer a layer that is not a {@link Composite}; a composite's layers are passed one by one
     * @param in what reaches it
     * @param out what leaves it
     * @return the number of single-precision values, at least 0
     */
    long values(Layer layer, Shape in, Shape out);
}

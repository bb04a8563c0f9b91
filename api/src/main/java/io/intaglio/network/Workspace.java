package io.intaglio.network;

/**
 * Says how much memory an engine needs to compute a layer, beside the layer's input and output.
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
     * @param layer not a {@link Composite}: its body is asked for layer by layer
     * @param in what reaches it
     * @param out what leaves it
     * @return the number of single-precision values, at least 0
     */
    long values(Layer layer, Shape in, Shape out);
}

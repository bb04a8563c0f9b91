package io.intaglio.network;

/**
 * The receptive field of a layer, and its change of resolution.
 *
 * @param radius how far, in input pixels, the pixels that an output pixel depends on may lie from its own place, which
 *     is its number times {@code down / up} and need not be whole; {@link Double#POSITIVE_INFINITY} when on the whole
 *     image
 * @param down by how much the layer first reduces height and width, which must be multiples of it
 * @param up by how much it then enlarges them
 * @since 0.1
 */
public record ReceptiveField(double radius, int down, int up) {

    /** The field of a layer that uses only the pixel itself. */
    public static final ReceptiveField PIXEL = new ReceptiveField(0, 1, 1);

    /**
     * The field of a layer with an output that depends on the whole image, or on the position of a pixel. Such networks
     * are never tiled.
     */
    public static final ReceptiveField GLOBAL = new ReceptiveField(Double.POSITIVE_INFINITY, 1, 1);

    /** Returns whether the field is bounded, so that images can be tiled. */
    public boolean finite() {
        return radius < Double.POSITIVE_INFINITY;
    }
}

package io.intaglio.network;

/**
 * The receptive field of a layer, and its change of resolution.
 *
 * @param radius largest distance, in input pixels, between the place of an output pixel and the input pixels that it
 *     depends on. The place is the number of the pixel times {@code down / up}, which need not be a whole number.
 *     {@link Double#POSITIVE_INFINITY} if an output pixel depends on the whole image
 * @param down factor by which the layer first reduces height and width, which must be multiples of it
 * @param up factor by which it then enlarges them
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

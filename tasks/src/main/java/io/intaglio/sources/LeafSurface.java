package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** The surface of a leaf: its colour and its texture. */
final class LeafSurface {

    private final LeafTexture texture;
    private final double[] colour;
    private final double[] contrast;

    LeafSurface(SplitMix64 random, double radius, Palette palette) {
        texture = LeafTexture.any(random, radius);
        colour = palette.colour(random);
        contrast = palette.contrast(random);
    }

    /**
     * Writes the red, green and blue of a place, given in radii.
     *
     * @param light brightness of the light at the place, about 1
     */
    void paint(double u, double v, double light, float[] pixels, int at) {
        double tint = texture.at(u, v);
        for (int c = 0; c < 3; c++) {
            pixels[at + c] = (float) (light * (colour[c] + tint * contrast[c]));
        }
    }
}

package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** The materials of objects: their mean colour, its variation, and the strength of their texture. */
enum Material {
    FOLIAGE(0.24, 0.33, 0.15, 0.16),
    GRASS(0.42, 0.48, 0.24, 0.14),
    SOIL(0.46, 0.37, 0.28, 0.12),
    STONE(0.55, 0.53, 0.49, 0.12),
    WOOD(0.50, 0.37, 0.25, 0.12),
    BRICK(0.58, 0.34, 0.27, 0.10),
    SAND(0.76, 0.66, 0.50, 0.06),
    WATER(0.30, 0.42, 0.50, 0.08),
    METAL(0.45, 0.47, 0.50, 0.04),
    PLASTER(0.80, 0.77, 0.71, 0.03),
    FUR(0.42, 0.33, 0.25, 0.12),
    FAIR_SKIN(0.80, 0.61, 0.51, 0.02),
    DARK_SKIN(0.43, 0.29, 0.22, 0.02),
    CLOTH(0.45, 0.45, 0.45, 0.06);

    private static final double BRIGHTNESS = 0.35;

    private final double[] mean;
    private final double texture;

    Material(double red, double green, double blue, double texture) {
        mean = new double[] {red, green, blue};
        this.texture = texture;
    }

    static Material any(SplitMix64 random) {
        return values()[random.nextInt(values().length)];
    }

    /** Returns a random material of the ground outdoors. */
    static Material ground(SplitMix64 random) {
        Material[] grounds = {GRASS, GRASS, FOLIAGE, SOIL, SAND, WATER, STONE};
        return grounds[random.nextInt(grounds.length)];
    }

    /** Returns a random colour for one object, RGB. */
    double[] colour(SplitMix64 random) {
        double light = StrictMath.exp(BRIGHTNESS * random.nextGaussian());
        // Cloth has many colours; natural materials differ little in hue.
        double hue = this == CLOTH ? 0.16 : 0.025;
        double[] colour = new double[3];
        for (int c = 0; c < 3; c++) {
            colour[c] = Math.min(0.95, Math.max(0.02, light * mean[c] + hue * random.nextGaussian()));
        }
        return colour;
    }

    /** Returns the strength of the texture relative to the colour. */
    double texture(SplitMix64 random) {
        return texture * StrictMath.exp(0.5 * random.nextGaussian());
    }
}

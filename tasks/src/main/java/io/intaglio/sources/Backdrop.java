package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** Draws the background of a scene: a sky over ground, a wall, or a heap of leaves. */
final class Backdrop {

    private static final double OUTDOORS = 0.4;
    private static final double WALL = 0.6;

    /** The colours at the bottom and the top of clear, overcast, evening and night skies, RGB. */
    private static final double[][][] SKIES = {
        {{0.72, 0.82, 0.92}, {0.30, 0.50, 0.78}},
        {{0.85, 0.86, 0.87}, {0.68, 0.70, 0.73}},
        {{0.93, 0.70, 0.45}, {0.42, 0.44, 0.58}},
        {{0.20, 0.22, 0.30}, {0.05, 0.07, 0.13}}
    };

    private final SplitMix64 random;
    private final int side;

    private Backdrop(SplitMix64 random, int side) {
        this.random = random;
        this.side = side;
    }

    /** Draws a background of a random kind. */
    static Canvas draw(SplitMix64 random, int side) {
        double kind = random.nextDouble();
        Backdrop backdrop = new Backdrop(random, side);
        return new Canvas(
                side,
                kind < OUTDOORS
                        ? backdrop.outdoors()
                        : kind < WALL ? backdrop.wall() : new LeafLitter(random, side).draw());
    }

    private float[] outdoors() {
        double[][] sky = SKIES[Math.min(SKIES.length - 1, (int) (random.nextDouble() * (SKIES.length + 1)) % 4)];
        double horizon = side * random.nextDouble(-0.2, 1.1);
        double tilt = random.nextDouble(-0.05, 0.05);
        double clouds = random.nextDouble(-0.4, 0.35);
        double whiteness = random.nextDouble(0.2, 0.9);
        Texture cloud = new Texture(random.nextLong(), 6, random.nextDouble(0.45, 0.6));
        Texture soil = new Texture(random.nextLong(), 6, random.nextDouble(0.6, 0.95));
        Material material = Material.ground(random);
        double[] ground = material.colour(random);
        double strength = 2 * material.texture(random);
        double ripple = material == Material.WATER ? 6 : 1.5;
        float[] pixels = new float[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double below = (y - horizon - tilt * x) / side;
                int at = 3 * (y * side + x);
                if (below < 0) {
                    double up = Math.min(1, -below * 1.4);
                    double far = 1 / (0.15 - below);
                    double cover = Math.max(0, Math.min(1, 2 * (cloud.at(0.8 * far * x / side, 2 * far) + clouds)));
                    for (int c = 0; c < 3; c++) {
                        double clear = sky[0][c] + up * (sky[1][c] - sky[0][c]);
                        pixels[at + c] = (float) (clear + cover * whiteness * (0.97 * sky[0][0] + 0.05 - clear));
                    }
                } else {
                    double far = 1 / (0.08 + below);
                    double grain = soil.at(1.2 * far * (x - side / 2.0) / side, ripple * far);
                    double haze = Math.min(0.6, 0.03 * far);
                    for (int c = 0; c < 3; c++) {
                        double near = ground[c] * (1 + 4 * strength * grain);
                        pixels[at + c] = (float) (near + haze * (sky[0][c] - near) * 0.7);
                    }
                }
            }
        }
        return pixels;
    }

    private float[] wall() {
        Material material = Material.any(random);
        double[] colour = material.colour(random);
        double strength = material.texture(random);
        double scale = random.nextDouble(2, 30);
        double stretch = StrictMath.exp(random.nextGaussian());
        Texture texture = new Texture(random.nextLong(), 6, random.nextDouble(0.5, 0.95));
        double across = random.nextDouble(-0.4, 0.4);
        double down = random.nextDouble(-0.5, 0.2);
        float[] pixels = new float[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double light = 1 + across * (x / (double) side - 0.5) + down * (y / (double) side - 0.5);
                double grain = texture.at(scale * stretch * x / side, scale / stretch * y / side);
                for (int c = 0; c < 3; c++) {
                    pixels[3 * (y * side + x) + c] = (float) (light * colour[c] * (1 + 2 * strength * grain));
                }
            }
        }
        return pixels;
    }

    /**
     * Noise with octaves that are weaker the finer they are.
     *
     * @param octaves number of octaves
     * @param decay the strength of each octave relative to the previous one
     */
    private record Texture(long seed, int octaves, double decay) {

        /** Returns a value in about -1 to 1. */
        double at(double x, double y) {
            double sum = 0;
            double weight = 0.6;
            double scale = 1;
            for (int i = 0; i < octaves; i++) {
                sum += weight * Lattice.noise(seed + i, scale * x, scale * y);
                weight *= decay;
                scale *= 2;
            }
            return sum;
        }
    }
}

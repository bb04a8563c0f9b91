package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** Draws one scene from back to front: the background, objects, strands and signs, and shadows over everything. */
final class Scenery {

    private static final double OUT_OF_FOCUS = 0.4;
    private static final double SHADED = 0.4;

    private final SplitMix64 random;
    private final int side;

    /** @param side side length in pixels of the drawing, whose edges are not smoothed */
    Scenery(SplitMix64 random, int side) {
        this.random = random;
        this.side = side;
    }

    /** Returns the scene, (side, side, RGB), not clipped. */
    float[] draw() {
        Canvas canvas = Backdrop.draw(random, side);
        Solid.Illumination light = Solid.Illumination.any(random);
        solids(canvas, light, random.nextInt(0, 12));
        if (random.nextDouble() < OUT_OF_FOCUS) {
            canvas.blur(random.nextInt(1, 8));
        }
        int layers = random.nextInt(1, 4);
        for (int i = 0; i < layers; i++) {
            double kind = random.nextDouble();
            if (kind < 0.5) {
                solids(canvas, light, random.nextInt(1, 16));
            } else if (kind < 0.75) {
                Strands.paint(canvas, random);
            } else {
                Lettering.paint(canvas, random);
            }
        }
        if (random.nextDouble() < SHADED) {
            shade(canvas);
        }
        return canvas.pixels();
    }

    /**
     * Draws objects. Their sizes have a density of about r^-2: many small objects, and large ones that fill the
     * picture.
     */
    private void solids(Canvas canvas, Solid.Illumination light, int count) {
        double smallest = 3;
        double largest = side * random.nextDouble(0.15, 0.6);
        for (int i = 0; i < count; i++) {
            double radius = 1 / (1 / largest + random.nextDouble() * (1 / smallest - 1 / largest) * 0.4);
            new Solid(random, light, side * random.nextDouble(-0.1, 1.1), side * random.nextDouble(-0.1, 1.1), radius)
                    .paint(canvas);
        }
    }

    /** Draws the shadow of something outside the picture, with a soft border. */
    private void shade(Canvas canvas) {
        long seed = random.nextLong();
        double scale = random.nextDouble(0.7, 3) / side;
        double kept = random.nextDouble(0.25, 0.8);
        double border = random.nextDouble(0.05, 1);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double lit = Math.max(0, Math.min(1, 0.5 + Lattice.noise(seed, scale * x, scale * y) / border));
                canvas.darken(x, y, kept + lit * (1 - kept));
            }
        }
    }
}

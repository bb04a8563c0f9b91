package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** Draws hair, fur, grass and twigs: many thin lines with similar curves. */
final class Strands {

    private static final int PIECES = 10;

    private Strands() {}

    static void paint(Canvas canvas, SplitMix64 random) {
        int side = canvas.side();
        Material[] kinds = {Material.FUR, Material.GRASS, Material.FOLIAGE, Material.WOOD, Material.METAL};
        double[] colour = kinds[random.nextInt(kinds.length)].colour(random);
        double x = side * random.nextDouble();
        double y = side * random.nextDouble();
        double wide = side * random.nextDouble(0.05, 0.5);
        double direction = random.nextDouble(0, 2 * Math.PI);
        double length = side * random.nextDouble(0.08, 0.7);
        double bend = random.nextDouble(-1.5, 1.5);
        double unruly = random.nextDouble(0.02, 0.4);
        double radius = 0.35 * StrictMath.exp(random.nextDouble() * 1.6);
        int count = random.nextInt(20, 160);
        for (int i = 0; i < count; i++) {
            double light = StrictMath.exp(0.3 * random.nextGaussian());
            double[] own = {light * colour[0], light * colour[1], light * colour[2]};
            double off = random.nextDouble(-1, 1);
            double atX = x - off * wide * StrictMath.sin(direction) + 0.1 * wide * random.nextGaussian();
            double atY = y + off * wide * StrictMath.cos(direction) + 0.1 * wide * random.nextGaussian();
            double angle = direction + unruly * random.nextGaussian();
            double turn = (bend + unruly * random.nextGaussian()) / PIECES;
            double piece = length * random.nextDouble(0.6, 1.1) / PIECES;
            for (int p = 0; p < PIECES; p++) {
                double toX = atX + piece * StrictMath.cos(angle);
                double toY = atY + piece * StrictMath.sin(angle);
                canvas.line(atX, atY, toX, toY, radius * (1 - 0.7 * p / PIECES), own);
                atX = toX;
                atY = toY;
                angle += turn;
            }
        }
    }
}

package io.intaglio.sources;

import io.intaglio.data.SplitMix64;
import java.util.BitSet;

/**
 * One heap of leaves, seen from above. Leaves are drawn from the top one down, and each one colours only pixels without
 * a colour. The result is the same as from the bottom up, but hidden pixels are never painted.
 */
final class LeafLitter {

    private final SplitMix64 random;
    private final int side;
    private final double smallest;
    private final double largest;
    private final Palette palette;
    private final double lightX;
    private final double lightY;
    private final double relief;
    private final float[] pixels;
    private final BitSet covered;
    private int bare;

    /** Creates an empty heap of {@code side} x {@code side} pixels. */
    LeafLitter(SplitMix64 random, int side) {
        this.random = random;
        this.side = side;
        // From half a pixel to seven pixels of the image: the range between detailed and smooth photographs.
        smallest = StrictMath.exp(random.nextDouble() * StrictMath.log(14));
        largest = side * random.nextDouble(0.5, 1.0);
        palette = new Palette(random);
        double angle = random.nextDouble(0, 2 * Math.PI);
        lightX = StrictMath.cos(angle);
        lightY = StrictMath.sin(angle);
        relief = random.nextDouble(0, 0.22);
        pixels = new float[side * side * 3];
        covered = new BitSet(side * side);
        bare = side * side;
    }

    /** Returns the heap from above, (side, side, RGB), not clipped. */
    float[] draw() {
        // The last pixels can stay empty for very long. The background fills them after as many leaves as pixels.
        for (int i = 0; i < side * side && bare > 0; i++) {
            lay(nextLeaf());
        }
        if (bare > 0) {
            lay(new Leaf(random, side / 2.0, side / 2.0, 2.0 * side, LeafShape.disk()));
        }
        return pixels;
    }

    private Leaf nextLeaf() {
        while (true) {
            // The inverse of the distribution function of a density proportional to r^-3 from smallest to largest.
            double low = 1 / (smallest * smallest);
            double high = 1 / (largest * largest);
            double radius = 1 / Math.sqrt(low + random.nextDouble() * (high - low));
            double reach = LeafShape.REACH * radius;
            // Leaves are uniformly distributed on the plane. Larger ones touch the image from farther away.
            double chance = (side + 2 * reach) / (side + 2 * LeafShape.REACH * largest);
            if (random.nextDouble() < chance * chance) {
                double x = random.nextDouble(-reach, side + reach);
                double y = random.nextDouble(-reach, side + reach);
                return new Leaf(random, x, y, radius, LeafShape.any(random));
            }
        }
    }

    private void lay(Leaf leaf) {
        double reach = LeafShape.REACH * leaf.radius();
        int top = (int) Math.max(0, Math.ceil(leaf.y() - reach));
        int bottom = (int) Math.min(side - 1, Math.floor(leaf.y() + reach));
        int left = (int) Math.max(0, Math.ceil(leaf.x() - reach));
        int right = (int) Math.min(side - 1, Math.floor(leaf.x() + reach));
        // Most leaves are hidden, so the surface of a leaf is created only when a pixel is visible.
        LeafSurface surface = null;
        for (int y = top; y <= bottom; y++) {
            int end = y * side + right;
            for (int at = covered.nextClearBit(y * side + left); at <= end; at = covered.nextClearBit(at + 1)) {
                int x = at - y * side;
                double u = leaf.u(x, y);
                double v = leaf.v(x, y);
                if (leaf.shape().contains(u, v)) {
                    if (surface == null) {
                        surface = new LeafSurface(random, leaf.radius(), palette);
                    }
                    surface.paint(u, v, light(leaf, x, y), pixels, 3 * at);
                    covered.set(at);
                    bare--;
                }
            }
        }
    }

    private double light(Leaf leaf, int x, int y) {
        double slope = ((x - leaf.x()) * lightX + (y - leaf.y()) * lightY) / leaf.radius();
        return 1 + relief * Math.max(-1, Math.min(1, slope));
    }
}

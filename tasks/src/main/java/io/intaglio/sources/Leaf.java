package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** One leaf: its place, direction and shape. Lengths are in drawn pixels. */
final class Leaf {

    private final double x;
    private final double y;
    private final double radius;
    private final double cos;
    private final double sin;
    private final LeafShape shape;

    Leaf(SplitMix64 random, double x, double y, double radius, LeafShape shape) {
        this.x = x;
        this.y = y;
        this.radius = radius;
        this.shape = shape;
        double turn = random.nextDouble(0, 2 * Math.PI);
        cos = StrictMath.cos(turn) / radius;
        sin = StrictMath.sin(turn) / radius;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double radius() {
        return radius;
    }

    LeafShape shape() {
        return shape;
    }

    /** Returns the first coordinate of a pixel in the leaf's coordinate system, in radii. */
    double u(double atX, double atY) {
        return cos * (atX - x) + sin * (atY - y);
    }

    /** Returns the second coordinate of a pixel in the leaf's coordinate system, in radii. */
    double v(double atX, double atY) {
        return cos * (atY - y) - sin * (atX - x);
    }
}

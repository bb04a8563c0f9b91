package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** Smooth random values on the plane: a hash at each integer point, with interpolation between the points. */
final class Lattice {

    private Lattice() {}

    /** Returns a value in [-1, 1] that varies over about one unit. */
    static double noise(long seed, double x, double y) {
        double floorX = Math.floor(x);
        double floorY = Math.floor(y);
        long column = (long) floorX;
        long row = (long) floorY;
        double u = ease(x - floorX);
        double v = ease(y - floorY);
        double upper = blend(corner(seed, column, row), corner(seed, column + 1, row), u);
        double lower = blend(corner(seed, column, row + 1), corner(seed, column + 1, row + 1), u);
        return blend(upper, lower, v);
    }

    private static double corner(long seed, long column, long row) {
        long hash = SplitMix64.mix(seed + column * 0x9E3779B97F4A7C15L + row * 0xD1B54A32D192ED03L);
        return (hash >> 11) * 0x1p-52;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double blend(double a, double b, double t) {
        return a + t * (b - a);
    }
}

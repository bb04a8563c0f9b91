package io.intaglio.sources;

import io.intaglio.data.SplitMix64;
import java.util.List;

/**
 * The random properties of one handwritten digit: slant, proportions, place, pen and irregularity. Lengths are in
 * pixels.
 */
final class Hand {

    private final double xx;
    private final double xy;
    private final double yx;
    private final double yy;
    private final double centreX;
    private final double centreY;
    private final double wobble;
    private final double middleRadius;
    private final double taper;
    private final double softness;
    private final double strength;

    /** Creates random properties for an image of {@code size} pixels per side. */
    Hand(SplitMix64 random, int size) {
        double height = size * random.nextDouble(0.62, 0.76);
        double width = height * random.nextDouble(0.68, 0.95);
        double turn = within(random.nextGaussian() * 0.07, 0.16);
        double slant = within(random.nextGaussian() * 0.16 - 0.08, 0.4);
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        // First slanted, then rotated: (x + slant y, y) is rotated.
        xx = width * cos;
        xy = height * (slant * cos - sin);
        yx = width * sin;
        yy = height * (slant * sin + cos);
        centreX = size * (0.5 + within(random.nextGaussian() * 0.025, 0.06));
        centreY = size * (0.5 + within(random.nextGaussian() * 0.025, 0.06));
        wobble = random.nextDouble(0.006, 0.024);
        double unit = size / 28.0;
        middleRadius = unit * random.nextDouble(0.75, 1.7);
        taper = random.nextDouble(-0.3, 0.15);
        softness = Math.max(1, unit * random.nextDouble(1.0, 1.9));
        strength = random.nextDouble(0.88, 1);
    }

    private static double within(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }

    /** Returns a stroke's points in pixels, each moved a little at random. */
    List<DigitStrokes.Point> place(List<DigitStrokes.Point> stroke, SplitMix64 random) {
        return stroke.stream()
                .map(point -> {
                    double x = point.x() - 0.5 + wobble * random.nextGaussian();
                    double y = point.y() - 0.5 + wobble * random.nextGaussian();
                    return new DigitStrokes.Point(centreX + xx * x + xy * y, centreY + yx * x + yy * y, point.smooth());
                })
                .toList();
    }

    /**
     * Returns half of the line's width at a fraction of the stroke. Towards the ends the line is thinner or thicker.
     */
    double radius(double way) {
        double fromMiddle = 2 * way - 1;
        return middleRadius * (1 + taper * fromMiddle * fromMiddle);
    }

    /** Returns the width of a soft edge in pixels. */
    double softness() {
        return softness;
    }

    /** Returns the strength of the ink, at most 1. */
    double strength() {
        return strength;
    }
}

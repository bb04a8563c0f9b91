package io.intaglio.sources;

import io.intaglio.data.SplitMix64;
import java.util.Arrays;

/**
 * Strokes of a brush or a pen that follow a field of directions. The length and width of strokes, the distance of
 * colours, the dryness of the brush and the bending of the directions are the same in the whole image.
 */
final class Painting {

    /** Distance of drawn points along and across a stroke, in pixels. */
    private static final double STEP = 0.5;

    private static final double INK = 0.3;

    private final SplitMix64 random;
    private final int side;
    private final Palette palette;
    private final boolean ink;
    private final double length;
    private final double width;
    private final double dryness;
    private final double relief;
    private final double angle;
    private final double bend;
    private final double waveX;
    private final double waveY;
    private final double crossed;

    /** @param side side length in pixels of the drawing, which is not smoothed */
    Painting(SplitMix64 random, int side) {
        this.random = random;
        this.side = side;
        this.palette = new Palette(random);
        this.ink = random.nextDouble() < INK;
        this.width = side * (ink ? random.nextDouble(0.006, 0.014) : 0.015 * StrictMath.pow(5, random.nextDouble()));
        this.length = Math.min(side, width * random.nextDouble(3, ink ? 40 : 14));
        this.dryness = ink ? 0 : random.nextDouble(0, 0.7);
        this.relief = ink ? 0 : random.nextDouble(0.03, 0.2);
        this.angle = random.nextDouble(0, Math.PI);
        this.bend = random.nextDouble(0, 1.5);
        double waves = random.nextDouble(2, 9) / side;
        double to = random.nextDouble(0, 2 * Math.PI);
        this.waveX = waves * StrictMath.cos(to);
        this.waveY = waves * StrictMath.sin(to);
        this.crossed = random.nextDouble() < INK ? 0.5 : 0;
    }

    /** Returns the image, (side, side, RGB). */
    float[] draw() {
        float[] image = new float[3 * side * side];
        double[] ground = ink ? new double[] {0.93, 0.92, 0.89} : palette.colour(random);
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) ground[i % 3];
        }
        double covered = ink ? random.nextDouble(0.3, 0.9) : 4;
        long strokes = Math.round(covered * side * side / (length * width));
        for (long i = 0; i < strokes; i++) {
            stroke(image);
        }
        return image;
    }

    private void stroke(float[] image) {
        double[] colour = ink ? gray(random.nextDouble(0.05, 0.4)) : palette.colour(random);
        double x = random.nextDouble(-0.1, 1.1) * side;
        double y = random.nextDouble(-0.1, 1.1) * side;
        double turned = random.nextDouble() < crossed ? Math.PI / 2 : 0;
        double shaky = 0.12 * random.nextGaussian();
        int bristles = (int) Math.max(1, Math.ceil(width / STEP));
        double[] height = smooth(bristles);
        double[] ends = new double[bristles];
        for (int b = 0; b < bristles; b++) {
            ends[b] = length * (1 - dryness * random.nextDouble() * random.nextDouble());
        }
        for (double along = 0; along < length; along += STEP) {
            double direction = angle + bend * StrictMath.sin(waveX * x + waveY * y) + turned + shaky;
            double dx = StrictMath.cos(direction);
            double dy = StrictMath.sin(direction);
            double taper = Math.min(1, 4 * Math.min(along, length - along) / length + 0.3);
            for (int b = 0; b < bristles; b++) {
                double across = ((b + 0.5) / bristles - 0.5) * width * taper;
                if (along <= ends[b]) {
                    put(image, x - across * dy, y + across * dx, colour, relief * height[b]);
                }
            }
            x += STEP * dx;
            y += STEP * dy;
        }
    }

    private static double[] gray(double light) {
        double[] gray = new double[3];
        Arrays.fill(gray, light);
        return gray;
    }

    /** Returns the thickness of the paint of each bristle. Neighbouring bristles are similar. */
    private double[] smooth(int bristles) {
        double[] height = new double[bristles];
        double last = random.nextGaussian();
        for (int b = 0; b < bristles; b++) {
            last = 0.7 * last + 0.7 * random.nextGaussian();
            height[b] = last;
        }
        return height;
    }

    private void put(float[] image, double x, double y, double[] colour, double light) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        if (column < 0 || row < 0 || column >= side || row >= side) {
            return;
        }
        int at = 3 * (row * side + column);
        for (int c = 0; c < 3; c++) {
            image[at + c] = (float) (colour[c] * (1 + light));
        }
    }
}

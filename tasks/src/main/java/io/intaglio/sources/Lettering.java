package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** Draws rows of invented signs, and railings: thin strokes of one colour, similar to text and fences. */
final class Lettering {

    private static final int COLUMNS = 3;
    private static final int ROWS = 4;

    private final Canvas canvas;
    private final SplitMix64 random;
    private final double[] colour;
    private final double cos;
    private final double sin;
    private final double x;
    private final double y;

    private Lettering(Canvas canvas, SplitMix64 random, double[] colour) {
        this.canvas = canvas;
        this.random = random;
        this.colour = colour;
        double angle = 0.2 * random.nextGaussian();
        cos = StrictMath.cos(angle);
        sin = StrictMath.sin(angle);
        x = canvas.side() * random.nextDouble(-0.1, 0.8);
        y = canvas.side() * random.nextDouble(-0.1, 0.8);
    }

    static void paint(Canvas canvas, SplitMix64 random) {
        double[] colour = Material.CLOTH.colour(random);
        double light = random.nextBoolean() ? 0.25 : 1.6;
        for (int c = 0; c < 3; c++) {
            colour[c] = Math.min(0.97, light * colour[c]);
        }
        Lettering writing = new Lettering(canvas, random, colour);
        if (random.nextDouble() < 0.6) {
            writing.text();
        } else {
            writing.railing();
        }
    }

    private void text() {
        double height = random.nextDouble(10, 50);
        double radius = height * random.nextDouble(0.03, 0.09);
        int lines = random.nextInt(1, 6);
        int signs = random.nextInt(3, 24);
        for (int line = 0; line < lines; line++) {
            for (int sign = 0; sign < signs; sign++) {
                if (random.nextDouble() < 0.85) {
                    sign(0.75 * height * sign, 1.6 * height * line, height, radius);
                }
            }
        }
    }

    /** Draws a sign: a few strokes between the points of a grid, each from the end of the previous one. */
    private void sign(double left, double top, double height, double radius) {
        int strokes = random.nextInt(2, 5);
        double fromX = left + 0.5 * height * random.nextInt(COLUMNS) / (COLUMNS - 1);
        double fromY = top + height * random.nextInt(ROWS) / (ROWS - 1);
        for (int i = 0; i < strokes; i++) {
            double toX = left + 0.5 * height * random.nextInt(COLUMNS) / (COLUMNS - 1);
            double toY = top + height * random.nextInt(ROWS) / (ROWS - 1);
            line(fromX, fromY, toX, toY, radius);
            fromX = toX;
            fromY = toY;
        }
    }

    private void railing() {
        double apart = random.nextDouble(5, 60);
        double radius = Math.min(0.3 * apart, random.nextDouble(0.4, 6));
        double tall = canvas.side() * random.nextDouble(0.1, 0.9);
        int count = random.nextInt(3, 30);
        for (int i = 0; i < count; i++) {
            line(apart * i, 0, apart * i, tall, radius);
        }
        line(-apart, 0, apart * count, 0, radius);
        if (random.nextBoolean()) {
            line(-apart, tall, apart * count, tall, radius);
        }
    }

    private void line(double fromX, double fromY, double toX, double toY, double radius) {
        canvas.line(
                x + cos * fromX - sin * fromY,
                y + sin * fromX + cos * fromY,
                x + cos * toX - sin * toY,
                y + sin * toX + cos * toY,
                radius,
                colour);
    }
}

package io.intaglio.tasks.degradation;

import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/** A mask of the pixels that rectangles and strokes cover. */
final class StrokeMask {

    private final int height;
    private final int width;
    private final boolean[] struck;
    private int count;

    StrokeMask(int height, int width) {
        this.height = height;
        this.width = width;
        this.struck = new boolean[height * width];
    }

    boolean at(int pixel) {
        return struck[pixel];
    }

    /** Returns the share of covered pixels, from 0 to 1. */
    double share() {
        return (double) count / struck.length;
    }

    /** Adds a rectangle around a place in the image, clipped at the image's borders. */
    void rectangle(int middleRow, int middleColumn, int rows, int columns) {
        int top = middleRow - rows / 2;
        int left = middleColumn - columns / 2;
        for (int y = Math.max(0, top); y < Math.min(height, top + rows); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, left + columns); x++) {
                strike(y * width + x, pixel -> {});
            }
        }
    }

    /**
     * Adds a bent line from a random place in a random direction.
     *
     * @param length length in pixels; the line consists of four pieces
     * @param thickness thickness in pixels
     * @param bend largest change of the direction between two pieces, in radians
     * @param fresh receives the index of each pixel that was not covered before
     */
    void stroke(RandomGenerator random, double length, double thickness, double bend, IntConsumer fresh) {
        double y = random.nextDouble() * height;
        double x = random.nextDouble() * width;
        double direction = random.nextDouble() * 2 * Math.PI;
        for (int piece = 0; piece < 4; piece++) {
            double toY = y + StrictMath.sin(direction) * length / 4;
            double toX = x + StrictMath.cos(direction) * length / 4;
            line(y, x, toY, toX, thickness / 2, fresh);
            y = toY;
            x = toX;
            direction += (2 * random.nextDouble() - 1) * bend;
        }
    }

    /** Adds all pixels whose centre is within a radius of a line, and at least the pixel in which the line begins. */
    private void line(double fromY, double fromX, double toY, double toX, double radius, IntConsumer fresh) {
        if (fromY >= 0 && fromY < height && fromX >= 0 && fromX < width) {
            strike(((int) fromY) * width + (int) fromX, fresh);
        }
        double stepY = toY - fromY;
        double stepX = toX - fromX;
        double squared = stepY * stepY + stepX * stepX;
        int bottom = Math.min(height - 1, (int) Math.ceil(Math.max(fromY, toY) + radius));
        int right = Math.min(width - 1, (int) Math.ceil(Math.max(fromX, toX) + radius));
        for (int row = Math.max(0, (int) (Math.min(fromY, toY) - radius)); row <= bottom; row++) {
            for (int column = Math.max(0, (int) (Math.min(fromX, toX) - radius)); column <= right; column++) {
                double dy = row + 0.5 - fromY;
                double dx = column + 0.5 - fromX;
                double along = squared == 0 ? 0 : Math.max(0, Math.min(1, (dy * stepY + dx * stepX) / squared));
                double offY = dy - along * stepY;
                double offX = dx - along * stepX;
                if (offY * offY + offX * offX <= radius * radius) {
                    strike(row * width + column, fresh);
                }
            }
        }
    }

    private void strike(int pixel, IntConsumer fresh) {
        if (!struck[pixel]) {
            struck[pixel] = true;
            count++;
            fresh.accept(pixel);
        }
    }
}

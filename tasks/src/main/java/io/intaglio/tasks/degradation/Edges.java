package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the edges of a picture as lines of one pixel width (Canny 1986): it blurs the picture, computes the gradient of
 * the luma and its maxima across the edge, and keeps the strong maxima and the weaker ones that touch them.
 */
final class Edges {

    private static final double SIGMA = 1.4;

    /**
     * The largest slope of a blurred step of height 1, per pixel. A step of height d has a slope of at most d / (sigma
     * sqrt(2 pi)).
     */
    private static final double STEEPEST = 1 / (SIGMA * Math.sqrt(2 * Math.PI));

    /**
     * Slope at which a line begins, relative to the steepest one. The slope measured between pixels is 0.87 of the real
     * slope, so this is a step of 0.23 in brightness.
     */
    private static final double STRONG = 0.2;

    /** Slope at which a line continues: a step of 0.09 in brightness. */
    private static final double WEAK = 0.08;

    private final int height;
    private final int width;
    private final float[] slope;
    private final float[] down;
    private final float[] across;

    private Edges(ImageBatch smooth) {
        height = smooth.height();
        width = smooth.width();
        slope = new float[height * width];
        down = new float[height * width];
        across = new float[height * width];
        float[] data = smooth.data();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float[] around = new float[9];
                for (int k = 0; k < 9; k++) {
                    int row = Math.max(0, Math.min(height - 1, y + k / 3 - 1));
                    int column = Math.max(0, Math.min(width - 1, x + k % 3 - 1));
                    around[k] = data[row * width + column];
                }
                int at = y * width + x;
                // The Sobel operator, divided so that the slope is a difference per pixel.
                across[at] = (around[2] + 2 * around[5] + around[8] - around[0] - 2 * around[3] - around[6]) / 8;
                down[at] = (around[6] + 2 * around[7] + around[8] - around[0] - 2 * around[1] - around[2]) / 8;
                slope[at] = (float) Math.hypot(across[at], down[at]);
            }
        }
    }

    /**
     * Returns the edges.
     *
     * @param image gray or colour
     * @return an image of the same size with one channel: 1 on an edge, 0 elsewhere
     */
    static ImageBatch of(ImageBatch image) {
        return new Edges(PointSpreadFunction.gaussian(SIGMA)
                        .apply(Picture.of(image).gray().pixels()))
                .lines();
    }

    private ImageBatch lines() {
        boolean[] ridge = new boolean[slope.length];
        Deque<Integer> open = new ArrayDeque<>();
        float[] lines = new float[slope.length];
        for (int at = 0; at < slope.length; at++) {
            ridge[at] = slope[at] >= WEAK * STEEPEST && highest(at);
            if (ridge[at] && slope[at] >= STRONG * STEEPEST) {
                lines[at] = 1;
                open.add(at);
            }
        }
        while (!open.isEmpty()) {
            int at = open.remove();
            for (int y = Math.max(0, at / width - 1); y <= Math.min(height - 1, at / width + 1); y++) {
                for (int x = Math.max(0, at % width - 1); x <= Math.min(width - 1, at % width + 1); x++) {
                    int next = y * width + x;
                    if (ridge[next] && lines[next] == 0) {
                        lines[next] = 1;
                        open.add(next);
                    }
                }
            }
        }
        return ImageBatch.wrap(1, height, width, 1, lines);
    }

    /** Returns whether no neighbour across the edge is steeper. Of two equal ones, only the first is a maximum. */
    private boolean highest(int at) {
        double turn = Math.atan2(down[at], across[at]) * 4 / Math.PI;
        int eighth = Math.floorMod(Math.round(turn), 4);
        int stepX = eighth == 2 ? 0 : eighth == 3 ? -1 : 1;
        int stepY = eighth == 0 ? 0 : 1;
        return slope[at] > slope(at, -stepY, -stepX) && slope[at] >= slope(at, stepY, stepX);
    }

    private float slope(int at, int rows, int columns) {
        int y = at / width + rows;
        int x = at % width + columns;
        return y < 0 || y >= height || x < 0 || x >= width ? 0 : slope[y * width + x];
    }
}

package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The edges of a picture as lines one pixel wide (Canny 1986): a Gaussian blur, the gradient of the luma, its maxima
 * across the edge, and of these the strong ones with the weaker ones that touch them.
 */
final class Edges {

    private static final double SIGMA = 1.4;

    /** A step between two plains of brightness d, so blurred, rises by at most d / (sigma sqrt(2 pi)) a pixel. */
    private static final double STEEPEST = 1 / (SIGMA * Math.sqrt(2 * Math.PI));

    /**
     * Of the steepest; begins a line. Of what is measured from pixel to pixel a step has 0.87 of that: 0.23 in
     * brightness.
     */
    private static final double STRONG = 0.2;

    /** Continues one: steps of 0.09. */
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
                // Sobel's, divided so that a slope is a difference a pixel.
                across[at] = (around[2] + 2 * around[5] + around[8] - around[0] - 2 * around[3] - around[6]) / 8;
                down[at] = (around[6] + 2 * around[7] + around[8] - around[0] - 2 * around[1] - around[2]) / 8;
                slope[at] = (float) Math.hypot(across[at], down[at]);
            }
        }
    }

    /**
     * Finds them.
     *
     * @param image gray or colour
     * @return of the same size, one channel: 1 on an edge, 0 elsewhere
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

    /** Whether no neighbour across the edge is steeper; of two that are equal the first one counts. */
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

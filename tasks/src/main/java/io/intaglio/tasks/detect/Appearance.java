package io.intaglio.tasks.detect;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;

/**
 * Computes vectors that describe an image and hardly change with small shifts: the blurred pixels, and the strength of
 * edges in eight directions around the points of a grid (Dalal &amp; Triggs 2005). Comparing them needs no network.
 */
final class Appearance {

    /** The longer side, in pixels, to which larger images are reduced. */
    private static final int LONGEST = 32;

    private static final int DIRECTIONS = 8;
    private static final int CELL = 4;
    private static final float FAINT = 0.5f;
    private static final float[] BLUR = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};
    private static final float[] CELL_WEIGHTS = {1 / 16f, 2 / 16f, 3 / 16f, 4 / 16f, 3 / 16f, 2 / 16f, 1 / 16f};

    private Appearance() {}

    /** Returns the blurred pixels, every second one of each row and column, channel by channel. */
    static float[] pixels(ImageBatch image) {
        ImageBatch small = small(image);
        int height = small.height();
        int width = small.width();
        int rows = (height + 1) / 2;
        int columns = (width + 1) / 2;
        float[] pixels = new float[small.channels() * rows * columns];
        int at = 0;
        for (int c = 0; c < small.channels(); c++) {
            float[] plane = filtered(plane(small, c), height, width, BLUR);
            for (int y = 0; y < height; y += 2) {
                for (int x = 0; x < width; x += 2) {
                    pixels[at++] = 2 * plane[y * width + x]; // each represents four pixels
                }
            }
        }
        return pixels;
    }

    /** Returns the square roots of the strengths of edges, eight directions at every fourth pixel, as a unit vector. */
    static float[] edges(ImageBatch image) {
        ImageBatch small = small(image);
        int height = small.height();
        int width = small.width();
        float[] gray = new float[height * width];
        for (int c = 0; c < small.channels(); c++) {
            float[] plane = plane(small, c);
            for (int i = 0; i < gray.length; i++) {
                gray[i] += plane[i] / small.channels();
            }
        }
        float[][] directions = directions(gray, height, width);
        int rows = (height + CELL / 2 - 1) / CELL;
        int columns = (width + CELL / 2 - 1) / CELL;
        float[] edges = new float[DIRECTIONS * Math.max(1, rows) * Math.max(1, columns)];
        int at = 0;
        for (float[] direction : directions) {
            float[] pooled = filtered(direction, height, width, CELL_WEIGHTS);
            for (int y = Math.min(CELL / 2, height - 1); y < height; y += CELL) {
                for (int x = Math.min(CELL / 2, width - 1); x < width; x += CELL) {
                    edges[at++] = (float) Math.sqrt(pooled[y * width + x]);
                }
            }
        }
        return normalized(edges);
    }

    /** Normalizes edges, so that thick and thin strokes have the same ones. Very weak edges stay weak. */
    private static float[] normalized(float[] edges) {
        double squares = 0;
        for (float edge : edges) {
            squares += (double) edge * edge;
        }
        float length = (float) Math.sqrt(squares) + FAINT;
        for (int i = 0; i < edges.length; i++) {
            edges[i] /= length;
        }
        return edges;
    }

    /** Returns the strength of the gradient at each pixel, divided between the two nearest of the eight directions. */
    private static float[][] directions(float[] gray, int height, int width) {
        float[][] directions = new float[DIRECTIONS][gray.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dx = gray[y * width + Math.min(width - 1, x + 1)] - gray[y * width + Math.max(0, x - 1)];
                double dy = gray[Math.min(height - 1, y + 1) * width + x] - gray[Math.max(0, y - 1) * width + x];
                double strength = Math.sqrt(dx * dx + dy * dy);
                if (strength == 0) {
                    continue;
                }
                double angle = StrictMath.atan2(dy, dx) / (2 * Math.PI) + 1;
                double place = angle * DIRECTIONS;
                int first = (int) Math.floor(place);
                float share = (float) (place - first);
                directions[first % DIRECTIONS][y * width + x] += (float) (strength * (1 - share));
                directions[(first + 1) % DIRECTIONS][y * width + x] += (float) (strength * share);
            }
        }
        return directions;
    }

    private static ImageBatch small(ImageBatch image) {
        int longest = Math.max(image.height(), image.width());
        return longest <= LONGEST
                ? image
                : Resampling.resize(
                        image,
                        Math.max(1, image.height() * LONGEST / longest),
                        Math.max(1, image.width() * LONGEST / longest));
    }

    private static float[] plane(ImageBatch image, int channel) {
        float[] plane = new float[image.height() * image.width()];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = image.data()[i * image.channels() + channel];
        }
        return plane;
    }

    /** Filters rows, then columns. Outside, the image is black. */
    private static float[] filtered(float[] plane, int height, int width, float[] weights) {
        return columns(rows(plane, height, width, weights), height, width, weights);
    }

    private static float[] rows(float[] plane, int height, int width, float[] weights) {
        float[] sums = new float[plane.length];
        int reach = weights.length / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int k = Math.max(-reach, -x); k <= Math.min(reach, width - 1 - x); k++) {
                    sum += weights[k + reach] * plane[y * width + x + k];
                }
                sums[y * width + x] = sum;
            }
        }
        return sums;
    }

    private static float[] columns(float[] plane, int height, int width, float[] weights) {
        float[] sums = new float[plane.length];
        int reach = weights.length / 2;
        for (int y = 0; y < height; y++) {
            for (int k = Math.max(-reach, -y); k <= Math.min(reach, height - 1 - y); k++) {
                for (int x = 0; x < width; x++) {
                    sums[y * width + x] += weights[k + reach] * plane[(y + k) * width + x];
                }
            }
        }
        return sums;
    }
}

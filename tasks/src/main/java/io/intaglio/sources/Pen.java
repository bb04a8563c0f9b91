package io.intaglio.sources;

/**
 * Draws round strokes on a gray image. The ink of a pixel depends only on its distance to the nearest stroke, so it
 * does not depend on a rasterizer or a font. Only operations that Java defines exactly are used.
 */
final class Pen {

    private final int size;
    private final double softness;
    private final float[] ink;

    /**
     * Creates a blank square.
     *
     * @param softness width of the edge from ink to paper, in pixels
     */
    Pen(int size, double softness) {
        this.size = size;
        this.softness = softness;
        ink = new float[size * size];
    }

    /**
     * Draws a line with round ends, whose radius changes linearly from one end to the other. All lengths are in pixels.
     */
    void line(double x0, double y0, double r0, double x1, double y1, double r1) {
        double reach = Math.max(r0, r1) + softness;
        int left = (int) Math.max(0, Math.floor(Math.min(x0, x1) - reach));
        int right = (int) Math.min(size - 1, Math.ceil(Math.max(x0, x1) + reach));
        int top = (int) Math.max(0, Math.floor(Math.min(y0, y1) - reach));
        int bottom = (int) Math.min(size - 1, Math.ceil(Math.max(y0, y1) + reach));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = Math.max(dx * dx + dy * dy, 1e-12);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double px = x + 0.5 - x0;
                double py = y + 0.5 - y0;
                double t = Math.min(1, Math.max(0, (px * dx + py * dy) / length2));
                double ex = px - t * dx;
                double ey = py - t * dy;
                double distance = Math.sqrt(ex * ex + ey * ey) - (r0 + t * (r1 - r0));
                int at = y * size + x;
                ink[at] = Math.max(ink[at], edge(0.5 - distance / softness));
            }
        }
    }

    /** Returns a smooth step from 0 to 1, similar to a straight edge seen through a lens. */
    private static float edge(double t) {
        double clamped = Math.min(1, Math.max(0, t));
        return (float) (clamped * clamped * (3 - 2 * clamped));
    }

    /**
     * Returns the image, (size, size), with ink 1 on paper 0, in steps of 1/255. Ink is multiplied by {@code strength}.
     */
    float[] image(double strength) {
        float[] image = new float[ink.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) Math.rint(ink[i] * strength * 255) / 255f;
        }
        return image;
    }
}

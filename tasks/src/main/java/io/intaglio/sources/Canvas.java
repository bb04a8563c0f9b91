package io.intaglio.sources;

/** A square image to paint on, (side, side, RGB), not clipped. */
final class Canvas {

    private static final int BOXES = 3;

    private final int side;
    private float[] pixels;

    /** Creates a canvas with the given pixels. */
    Canvas(int side, float[] pixels) {
        this.side = side;
        this.pixels = pixels;
    }

    int side() {
        return side;
    }

    float[] pixels() {
        return pixels;
    }

    /** Blends a colour over a pixel. Does nothing outside the canvas. */
    void put(int x, int y, double[] colour, double opacity) {
        if (x < 0 || y < 0 || x >= side || y >= side) {
            return;
        }
        int at = 3 * (y * side + x);
        for (int c = 0; c < 3; c++) {
            pixels[at + c] += (float) (opacity * (colour[c] - pixels[at + c]));
        }
    }

    /** Multiplies a pixel by a factor. */
    void darken(int x, int y, double factor) {
        int at = 3 * (y * side + x);
        for (int c = 0; c < 3; c++) {
            pixels[at + c] *= (float) factor;
        }
    }

    /** Draws a straight line with round ends. A line thinner than a pixel is fainter. */
    void line(double x0, double y0, double x1, double y1, double radius, double[] colour) {
        double reach = radius + 1;
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = Math.max(dx * dx + dy * dy, 1e-12);
        double faint = Math.min(1, 2 * radius);
        int bottom = (int) Math.min(side - 1, Math.floor(Math.max(y0, y1) + reach));
        int right = (int) Math.min(side - 1, Math.floor(Math.max(x0, x1) + reach));
        for (int y = (int) Math.max(0, Math.ceil(Math.min(y0, y1) - reach)); y <= bottom; y++) {
            for (int x = (int) Math.max(0, Math.ceil(Math.min(x0, x1) - reach)); x <= right; x++) {
                double t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length2));
                double ex = x - x0 - t * dx;
                double ey = y - y0 - t * dy;
                double cover = Math.min(1, Math.max(radius, 0.5) + 0.5 - Math.sqrt(ex * ex + ey * ey));
                if (cover > 0) {
                    put(x, y, colour, faint * cover);
                }
            }
        }
    }

    /** Blurs the canvas by three box blurs of the given radius in pixels. */
    void blur(int radius) {
        for (int i = 0; i < BOXES; i++) {
            pixels = boxed(pixels, radius, 3, 3 * side);
            pixels = boxed(pixels, radius, 3 * side, 3);
        }
    }

    /** Returns means over windows of 2 radius + 1 values. Values are {@code step} apart, lines {@code next} apart. */
    private float[] boxed(float[] from, int radius, int step, int next) {
        float[] to = new float[from.length];
        for (int line = 0; line < side; line++) {
            for (int c = 0; c < 3; c++) {
                int start = line * next + c;
                double sum = 0;
                for (int i = -radius; i <= radius; i++) {
                    sum += from[start + step * Math.min(side - 1, Math.max(0, i))];
                }
                for (int i = 0; i < side; i++) {
                    to[start + step * i] = (float) (sum / (2 * radius + 1));
                    sum += from[start + step * Math.min(side - 1, i + radius + 1)]
                            - from[start + step * Math.max(0, i - radius)];
                }
            }
        }
        return to;
    }
}

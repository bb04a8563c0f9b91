package io.intaglio.tasks.stylize;

/**
 * Computes sums over squares around each pixel, divided by the area of a whole square. At the border the squares are
 * smaller. As a matrix the operation is symmetric, so gradients are passed back with the same operation.
 *
 * @param width width of the images
 * @param height height of the images
 * @param radius radius of the squares, whose side length is 2 · radius + 1
 */
record BoxSums(int width, int height, int radius) {

    float[] of(float[] data) {
        float[] rows = new float[data.length];
        for (int row = 0; row < height; row++) {
            running(data, rows, row * width, 1, width);
        }
        float[] out = new float[data.length];
        for (int column = 0; column < width; column++) {
            running(rows, out, column, width, height);
        }
        return out;
    }

    private void running(float[] in, float[] out, int start, int step, int length) {
        double sum = 0;
        for (int i = 0; i < Math.min(radius, length); i++) {
            sum += in[start + i * step];
        }
        for (int i = 0; i < length; i++) {
            if (i + radius < length) {
                sum += in[start + (i + radius) * step];
            }
            if (i - radius - 1 >= 0) {
                sum -= in[start + (i - radius - 1) * step];
            }
            out[start + i * step] = (float) (sum / (2 * radius + 1));
        }
    }
}

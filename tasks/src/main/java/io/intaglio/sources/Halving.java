package io.intaglio.sources;

/** Reduces a drawing of twice the size to an image. */
final class Halving {

    private Halving() {}

    /**
     * Reduces a square of 2 size + 2 pixels per side to half. The weights along rows and columns are outer, 1/2 -
     * outer, 1/2 - outer, outer. The result is rounded to steps of 1/255, as in a photograph.
     */
    static float[] of(float[] large, int size, float outer) {
        int side = 2 * size + 2;
        float[] rows = new float[size * side * 3];
        for (int y = 0; y < size; y++) {
            for (int i = 0; i < side * 3; i++) {
                int at = 2 * y * side * 3 + i;
                rows[y * side * 3 + i] = weigh(large, at, side * 3, outer);
            }
        }
        float[] small = new float[size * size * 3];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                for (int c = 0; c < 3; c++) {
                    float value = weigh(rows, (y * side + 2 * x) * 3 + c, 3, outer);
                    small[(y * size + x) * 3 + c] = (float) Math.rint(255 * Math.min(1, Math.max(0, value))) / 255f;
                }
            }
        }
        return small;
    }

    private static float weigh(float[] values, int at, int step, float outer) {
        return outer * (values[at] + values[at + 3 * step])
                + (0.5f - outer) * (values[at + step] + values[at + 2 * step]);
    }
}

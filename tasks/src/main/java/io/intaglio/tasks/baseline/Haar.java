package io.intaglio.tasks.baseline;

/** The orthonormal Haar transform along the first axis of (count, size) numbers, where count is a power of two. */
final class Haar {

    private static final float HALF = (float) Math.sqrt(0.5);

    private Haar() {}

    static void forward(float[] values, int count, int size, float[] scratch) {
        for (int length = count; length > 1; length /= 2) {
            int middle = length / 2 * size;
            for (int pair = 0; pair < length / 2; pair++) {
                int first = 2 * pair * size;
                int to = pair * size;
                for (int i = 0; i < size; i++) {
                    float a = values[first + i];
                    float b = values[first + size + i];
                    scratch[to + i] = (a + b) * HALF;
                    scratch[middle + to + i] = (a - b) * HALF;
                }
            }
            System.arraycopy(scratch, 0, values, 0, length * size);
        }
    }

    static void inverse(float[] values, int count, int size, float[] scratch) {
        for (int length = 2; length <= count; length *= 2) {
            int middle = length / 2 * size;
            for (int pair = 0; pair < length / 2; pair++) {
                int first = 2 * pair * size;
                int from = pair * size;
                for (int i = 0; i < size; i++) {
                    float sum = values[from + i];
                    float difference = values[middle + from + i];
                    scratch[first + i] = (sum + difference) * HALF;
                    scratch[first + size + i] = (sum - difference) * HALF;
                }
            }
            System.arraycopy(scratch, 0, values, 0, length * size);
        }
    }
}

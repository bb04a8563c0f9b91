package io.intaglio.tasks.detect;

import java.util.List;

/** The distance from the nearest normal vectors. */
final class Neighbours {

    private static final int COUNT = 2;

    private final List<float[]> vectors;

    /** @param vectors of normal images, all of one length */
    Neighbours(List<float[]> vectors) {
        this.vectors = List.copyOf(vectors);
    }

    List<float[]> vectors() {
        return vectors;
    }

    /** Returns the mean distance from the two nearest vectors, or from the only one. */
    double distance(float[] vector) {
        double nearest = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (float[] other : vectors) {
            double squares = squares(vector, other, second);
            if (squares < nearest) {
                second = nearest;
                nearest = squares;
            } else if (squares < second) {
                second = squares;
            }
        }
        return vectors.size() < COUNT ? Math.sqrt(nearest) : (Math.sqrt(nearest) + Math.sqrt(second)) / COUNT;
    }

    /** The squared distance, or something larger than the limit as soon as that is sure. */
    private static double squares(float[] a, float[] b, double limit) {
        double sum = 0;
        for (int from = 0; from < a.length && sum < limit; from += 32) {
            float part = 0;
            int to = Math.min(a.length, from + 32);
            for (int i = from; i < to; i++) {
                float off = a[i] - b[i];
                part += off * off;
            }
            sum += part;
        }
        return sum;
    }
}

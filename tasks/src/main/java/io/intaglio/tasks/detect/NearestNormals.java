package io.intaglio.tasks.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Computes the distance from the nearest normal vectors. */
final class NearestNormals {

    private static final int COUNT = 2;

    /**
     * Number of vectors that are compared together: a processor computes several distances in one step, and its cache
     * holds them.
     */
    private static final int BLOCK = 256;

    private final List<float[]> vectors;

    /** The blocks of vectors: in each block first all first numbers, then all second numbers, and so on. */
    private final List<float[]> blocks = new ArrayList<>();

    /** @param vectors vectors of normal images, at least one, all of the same length */
    NearestNormals(List<float[]> vectors) {
        this.vectors = List.copyOf(vectors);
        for (int from = 0; from < vectors.size(); from += BLOCK) {
            List<float[]> some = vectors.subList(from, Math.min(vectors.size(), from + BLOCK));
            float[] block = new float[some.size() * some.get(0).length];
            for (int i = 0; i < some.size(); i++) {
                for (int at = 0; at < some.get(i).length; at++) {
                    block[at * some.size() + i] = some.get(i)[at];
                }
            }
            blocks.add(block);
        }
    }

    List<float[]> vectors() {
        return vectors;
    }

    /** Returns the mean distance from the two nearest vectors, or the distance from the only one. */
    double distance(float[] vector) {
        float nearest = Float.POSITIVE_INFINITY;
        float second = Float.POSITIVE_INFINITY;
        float[] all = new float[BLOCK];
        for (float[] block : blocks) {
            int count = block.length / vector.length;
            Arrays.fill(all, 0, count, 0);
            for (int at = 0; at < vector.length; at++) {
                add(all, block, at * count, count, vector[at]);
            }
            for (int i = 0; i < count; i++) {
                if (all[i] < nearest) {
                    second = nearest;
                    nearest = all[i];
                } else if (all[i] < second) {
                    second = all[i];
                }
            }
        }
        return vectors.size() < COUNT ? Math.sqrt(nearest) : (Math.sqrt(nearest) + Math.sqrt(second)) / COUNT;
    }

    /** Adds the squared differences of one component to all squared distances. */
    private static void add(float[] all, float[] block, int from, int count, float number) {
        for (int i = 0; i < count; i++) {
            float off = number - block[from + i];
            all[i] += off * off;
        }
    }
}

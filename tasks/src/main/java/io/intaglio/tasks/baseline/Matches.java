package io.intaglio.tasks.baseline;

/** The patches that are most similar to a reference patch, the nearest first. */
final class Matches {

    private final int[] offsets;
    private final float[] distances;
    private int count;

    Matches(int most) {
        this.offsets = new int[most];
        this.distances = new float[most];
    }

    void clear() {
        count = 0;
    }

    void offer(int offset, float distance) {
        int at = count;
        if (count == distances.length) {
            if (!(distance < distances[count - 1])) {
                return;
            }
            at--;
        } else {
            count++;
        }
        while (at > 0 && distances[at - 1] > distance) {
            distances[at] = distances[at - 1];
            offsets[at] = offsets[at - 1];
            at--;
        }
        distances[at] = distance;
        offsets[at] = offset;
    }

    int offset(int index) {
        return offsets[index];
    }

    /** Returns the number of patches for a Haar transform: the largest power of two that is possible. */
    int usable() {
        return Integer.highestOneBit(count);
    }
}

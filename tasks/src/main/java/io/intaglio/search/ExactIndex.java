package io.intaglio.search;

import io.intaglio.config.InvalidInputException;
import io.intaglio.spi.VectorIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Vectors in memory, compared one by one. */
final class ExactIndex implements VectorIndex {

    private final List<String> names;
    private final float[] vectors;
    private final int length;

    /** @param vectors one after the other */
    ExactIndex(List<String> names, float[] vectors, int length) {
        this.names = List.copyOf(names);
        this.vectors = vectors;
        this.length = length;
    }

    /** A vector by its number. */
    private record Found(int index, float distance) {}

    @Override
    public List<Match> nearest(float[] vector, int count) {
        if (vector.length != length) {
            throw new InvalidInputException("this index holds vectors of " + length + " numbers, and this one has "
                    + vector.length + "; ask with the plate that it was built with");
        }
        Comparator<Found> farthest = Comparator.comparingDouble(Found::distance)
                .thenComparingInt(Found::index)
                .reversed();
        PriorityQueue<Found> nearest = new PriorityQueue<>(farthest);
        for (int i = 0; i < names.size(); i++) {
            float distance = squaredDistance(vector, i * length);
            if (nearest.size() == count && distance >= nearest.peek().distance()) {
                continue;
            }
            nearest.add(new Found(i, distance));
            if (nearest.size() > count) {
                nearest.remove();
            }
        }
        List<Match> matches = new ArrayList<>();
        nearest.stream()
                .sorted(farthest.reversed())
                .forEach(found -> matches.add(new Match(names.get(found.index()), Math.sqrt(found.distance()))));
        return matches;
    }

    private float squaredDistance(float[] vector, int at) {
        float even = 0;
        float odd = 0;
        int i = 0;
        for (; i + 1 < length; i += 2) {
            float first = vector[i] - vectors[at + i];
            float second = vector[i + 1] - vectors[at + i + 1];
            even += first * first;
            odd += second * second;
        }
        if (i < length) {
            float last = vector[i] - vectors[at + i];
            even += last * last;
        }
        return even + odd;
    }

    @Override
    public long size() {
        return names.size();
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}

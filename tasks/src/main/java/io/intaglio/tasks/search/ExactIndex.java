package io.intaglio.tasks.search;

import io.intaglio.spi.VectorIndex;
import io.intaglio.tasks.numeric.NearestVectors;
import java.util.Arrays;
import java.util.List;

/** An index of vectors in memory, which are compared one by one. */
final class ExactIndex implements VectorIndex {

    private final List<String> names;
    private final List<float[]> vectors;
    private final int length;

    ExactIndex(List<String> names, List<float[]> vectors, int length) {
        this.names = List.copyOf(names);
        this.vectors = List.copyOf(vectors);
        this.length = length;
    }

    @Override
    public List<Match> nearest(float[] vector, int count) {
        check(vector);
        return Arrays.stream(NearestVectors.of(vector, vectors.size(), count, vectors::get))
                .mapToObj(i ->
                        new Match(names.get(i), i, Math.sqrt(NearestVectors.squaredDistance(vector, vectors.get(i)))))
                .toList();
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
        // There is nothing to release.
    }
}

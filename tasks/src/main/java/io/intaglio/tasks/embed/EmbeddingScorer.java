package io.intaglio.tasks.embed;

import io.intaglio.data.Example;
import io.intaglio.metric.Figure;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import io.intaglio.tasks.numeric.Moments;
import io.intaglio.tasks.numeric.NearestVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures vectors by two figures. The first is how often the majority of the 20 nearest other examples has the right
 * class. The second is the effective dimension: the number of directions in which the vectors spread evenly
 * (participation ratio: the squared sum of the covariance's eigenvalues divided by the sum of their squares).
 */
final class EmbeddingScorer implements Scorer {

    private static final int NEIGHBOURS = 20;

    /** Largest number of vectors. More would take minutes, because all pairs are compared. */
    private static final int MOST = 20_000;

    private final List<float[]> vectors = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    @Override
    public void add(Example example, Pair reference, Result answer) {
        if (vectors.size() == MOST) {
            return;
        }
        vectors.add(((Result.Table) answer).vector());
        labels.add(example.label().orElse(-1));
    }

    @Override
    public Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (vectors.isEmpty()) {
            return figures;
        }
        long labelled = labels.stream().filter(label -> label >= 0).count();
        if (labelled > NEIGHBOURS) {
            figures.put("knn-20", Figure.higherIsBetter(100 * accuracy(), "%", 2));
        }
        figures.put("dimension", Figure.higherIsBetter(dimension(), "", 2));
        return figures;
    }

    private double accuracy() {
        int[] known = IntStream.range(0, labels.size())
                .filter(i -> labels.get(i) >= 0)
                .toArray();
        int classes = 1 + labels.stream().mapToInt(label -> label).max().orElse(0);
        long right = Arrays.stream(known)
                .parallel()
                .filter(i -> vote(i, known, classes) == labels.get(i))
                .count();
        return (double) right / known.length;
    }

    /**
     * Returns the class of most neighbours. If several classes are equally frequent, it is the one with the lowest
     * number.
     */
    private int vote(int index, int[] known, int classes) {
        int[] nearest = NearestVectors.of(
                vectors.get(index), known.length, NEIGHBOURS, i -> known[i] == index ? null : vectors.get(known[i]));
        int[] votes = new int[classes];
        for (int neighbour : nearest) {
            votes[labels.get(known[neighbour])]++;
        }
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = votes[c] > votes[best] ? c : best;
        }
        return best;
    }

    private double dimension() {
        int length = vectors.get(0).length;
        Moments moments = new Moments(length, new double[length]);
        moments.addAll(vectors.toArray(float[][]::new));
        double[][] covariance = moments.covariance(vectors.size(), new double[length]);
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < length; i++) {
            trace += covariance[i][i];
            for (int j = 0; j < length; j++) {
                squares += covariance[i][j] * covariance[i][j];
            }
        }
        return squares > 0 ? trace * trace / squares : 0;
    }
}

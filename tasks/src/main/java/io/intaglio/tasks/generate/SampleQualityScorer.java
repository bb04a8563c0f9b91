package io.intaglio.tasks.generate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.metric.Figure;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the features of images with a reference. The figures are the Fréchet distance of these features (not
 * comparable with the FID, which uses features of the Inception network), the precision (share of the images that are
 * similar to the reference) and the recall (share of the reference that is similar to the images; Kynkäänniemi et al.
 * 2019).
 */
final class SampleQualityScorer implements Scorer {

    /** Smallest number of images that have a third nearest neighbour. */
    private static final int LEAST = 4;

    private final FeatureStatistics reference;
    private final List<float[]> features = new ArrayList<>();

    SampleQualityScorer(FeatureStatistics reference) {
        this.reference = reference;
    }

    @Override
    public void add(Example example, Pair pair, Result answer) {
        float[] vector = ((Result.Table) answer).vector();
        if (vector.length != reference.mean().length) {
            throw new InvalidInputException("the plate was fitted to features of " + reference.mean().length
                    + " numbers, and its network gives " + vector.length);
        }
        features.add(vector);
    }

    @Override
    public Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (features.isEmpty()) {
            return figures;
        }
        FeatureStatistics own = FeatureStatistics.of(features);
        figures.put("frechet", Figure.lowerIsBetter(reference.frechet(own), "", 4));
        if (features.size() < LEAST) {
            return figures; // without a third nearest neighbour there is no precision and no recall
        }
        figures.put("precision", Figure.higherIsBetter(100 * reference.covers(own.bank()), "%", 2));
        figures.put("recall", Figure.higherIsBetter(100 * own.covers(reference.bank()), "%", 2));
        return figures;
    }
}

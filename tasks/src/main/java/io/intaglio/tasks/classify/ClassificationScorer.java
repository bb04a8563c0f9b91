package io.intaglio.tasks.classify;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.metric.Figure;
import io.intaglio.metric.FigureTable;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures predicted classes and their probabilities: the accuracy, the mean negative log-likelihood of the right class
 * in nats, and the expected calibration error over 15 bins of equal width (Naeini et al. 2015; Guo et al. 2017). Its
 * tables are the confusion matrix and the bins. Examples without a known class are left out.
 */
final class ClassificationScorer implements Scorer {

    private static final int BINS = 15;

    private final double[] confidence = new double[BINS];
    private final long[] rightBy = new long[BINS];
    private final long[] countBy = new long[BINS];
    private final Confusion confusion = new Confusion();
    private double loss;

    @Override
    public void classes(List<String> names) {
        confusion.name(names);
    }

    /**
     * Adds an answer.
     *
     * @param answer one row with the predicted class, followed by a probability for each class
     */
    @Override
    public void add(Example example, Pair reference, Result answer) {
        List<Double> row = ((Result.Table) answer).rows().get(0);
        int label = example.label().orElse(-1);
        if (label < 0) {
            return;
        }
        if (label >= row.size() - 1) {
            throw new InvalidInputException(example.name() + " is of class " + label + ", and the plate knows the"
                    + " classes 0 to " + (row.size() - 2));
        }
        int told = row.get(0).intValue();
        double certain = row.get(1 + told);
        int bin = Math.min(BINS - 1, (int) (certain * BINS));
        confidence[bin] += certain;
        countBy[bin]++;
        loss -= Math.log(Math.max(1e-300, row.get(1 + label)));
        confusion.add(label, told, row.size() - 1);
        if (told == label) {
            rightBy[bin]++;
        }
    }

    @Override
    public Map<String, Figure> figures() {
        long all = confusion.all();
        if (all == 0) {
            return Map.of();
        }
        double calibration = 0;
        for (int bin = 0; bin < BINS; bin++) {
            calibration += Math.abs(confidence[bin] - rightBy[bin]);
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("accuracy", Figure.higherIsBetter(100.0 * confusion.right() / all, "%", 2));
        figures.put("nll", Figure.lowerIsBetter(loss / all, "nats", 4));
        figures.put("ece", Figure.lowerIsBetter(100 * calibration / all, "%", 2));
        return figures;
    }

    @Override
    public List<FigureTable> tables() {
        return confusion.all() == 0 ? List.of() : List.of(confusion.table(), reliability());
    }

    /** Returns a table with one row for each bin that is not empty. */
    private FigureTable reliability() {
        List<String> rows = new ArrayList<>();
        List<List<Double>> values = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (countBy[bin] > 0) {
                double count = countBy[bin];
                rows.add(String.format(Locale.ROOT, "%.3f to %.3f", (double) bin / BINS, (bin + 1.0) / BINS));
                values.add(List.of(confidence[bin] / count, rightBy[bin] / count, count));
            }
        }
        return new FigureTable(
                "reliability", FigureTable.View.RELIABILITY, List.of("confidence", "accuracy", "count"), rows, values);
    }
}

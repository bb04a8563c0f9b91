package io.intaglio.tasks.classify;

import io.intaglio.metric.FigureTable;
import java.util.ArrayList;
import java.util.List;

/** Counts how often each class is predicted for each right class. */
final class Confusion {

    private List<String> names = List.of();
    private long[][] counts = new long[0][0];
    private long all;
    private long right;

    /** Receives the names of the classes. There may be fewer names than classes. */
    void name(List<String> classes) {
        names = List.copyOf(classes);
    }

    /**
     * Counts an answer.
     *
     * @param label the right class
     * @param told the predicted class
     * @param classes number of classes, the same in each call
     */
    void add(int label, int told, int classes) {
        if (counts.length == 0) {
            counts = new long[classes][classes];
        }
        counts[label][told]++;
        all++;
        right += label == told ? 1 : 0;
    }

    long all() {
        return all;
    }

    long right() {
        return right;
    }

    /** Returns the matrix: a row for each right class, a column for each predicted class. */
    FigureTable table() {
        List<String> titles = new ArrayList<>();
        List<List<Double>> values = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            titles.add(label < names.size() ? names.get(label) : Integer.toString(label));
            List<Double> row = new ArrayList<>();
            for (long count : counts[label]) {
                row.add((double) count);
            }
            values.add(row);
        }
        return new FigureTable("confusion", FigureTable.View.CONFUSION, titles, titles, values);
    }
}

package io.intaglio.metric;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import java.util.List;

/**
 * A table of a whole evaluation with more detail than single figures, for example a confusion matrix.
 *
 * @param name its name in JSON and above the table
 * @param view the way in which it is drawn
 * @param columns names of the columns
 * @param rows names of the rows
 * @param values a row of numbers for each row, each as long as there are columns
 * @since 0.1
 */
@Incubating
public record FigureTable(String name, View view, List<String> columns, List<String> rows, List<List<Double>> values) {

    /** Ways to draw a table. */
    public enum View {
        /**
         * A confusion matrix: for the examples of each class (row), how many were predicted as each class (column). The
         * diagonal contains the correct predictions.
         */
        CONFUSION,
        /** Bins of answers: how sure they were, which share was right, how many there are. */
        RELIABILITY
    }

    public FigureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        values = values.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (values.size() != rows.size() || values.stream().anyMatch(row -> row.size() != width)) {
            throw new InvalidInputException("the table " + name + " has " + rows.size() + " rows of " + width
                    + " numbers, not " + values.size() + " rows of other lengths");
        }
    }
}

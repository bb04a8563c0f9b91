package io.intaglio.metric;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import java.util.List;

/**
 * A table of figures of a whole evaluation that says more than single figures: a confusion matrix, say.
 *
 * @param name in JSON and over the table
 * @param view how it is drawn
 * @param columns names of the columns
 * @param rows names of the rows
 * @param values a row of numbers for each row, each as long as there are columns
 * @since 0.1
 */
@Incubating
public record FigureTable(String name, View view, List<String> columns, List<String> rows, List<List<Double>> values) {

    /** Ways to draw a table. */
    public enum View {
        /** Counts, of what is in a row those that were told to be in a column: the diagonal is right. */
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

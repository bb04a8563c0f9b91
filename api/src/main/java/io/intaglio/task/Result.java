package io.intaglio.task;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a task's run. There are four kinds. {@link Task#answer} returns the kind before a run.
 *
 * @since 0.1
 */
@Incubating
public sealed interface Result {

    /**
     * One picture: the new version of the input picture.
     *
     * @param image (1, height, width, channels), not clipped
     */
    record Image(ImageBatch image) implements Result {}

    /**
     * New pictures, computed from no input or from several.
     *
     * @param images each (1, height, width, channels), not clipped
     */
    record Images(List<ImageBatch> images) implements Result {

        public Images {
            images = List.copyOf(images);
        }
    }

    /**
     * A table of numbers in columns, for example scores, a vector, or the most likely class.
     *
     * @param columns names of the columns, as in {@link Task#answer}
     * @param rows each has one number for each column
     */
    record Table(List<String> columns, List<List<Double>> rows) implements Result {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<Double> row : rows) {
                if (row.size() != columns.size()) {
                    throw new InvalidInputException(
                            "a row has a number for each of " + columns.size() + " columns, not " + row.size());
                }
            }
        }

        /** Returns a table of one row. */
        public static Table of(List<String> columns, float[] row) {
            List<Double> numbers = new ArrayList<>(row.length);
            for (float number : row) {
                numbers.add((double) number);
            }
            return new Table(columns, List.of(numbers));
        }

        /**
         * Returns one table with the rows of several tables, in order.
         *
         * @param tables at least one, all with the same columns
         */
        public static Table joined(List<Table> tables) {
            List<List<Double>> rows = new ArrayList<>();
            tables.forEach(table -> rows.addAll(table.rows()));
            return new Table(tables.get(0).columns(), rows);
        }

        /** Returns the first row in single precision. */
        public float[] vector() {
            List<Double> row = rows.get(0);
            float[] vector = new float[row.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = row.get(i).floatValue();
            }
            return vector;
        }
    }

    /**
     * A file.
     *
     * @param blob its bytes
     */
    record File(Blob blob) implements Result {}
}

package io.intaglio.task;

import io.intaglio.config.Incubating;
import java.util.List;

/**
 * Completes the table of a run when the results of all pictures are known. Tasks use it if the result of one picture
 * depends on the others.
 *
 * @since 0.1
 */
@Incubating
@FunctionalInterface
public interface RunCompletion {

    /**
     * Returns the completed table.
     *
     * @param table the rows that {@link Task#run} returned for the pictures of the run, in their order
     * @return a table with the same columns and the same number of rows in the same order; all numbers are finite
     */
    Completed complete(Result.Table table);

    /**
     * A completed table.
     *
     * @param table all rows of the run
     * @param notes notes on the whole run: sentences without a full stop
     */
    record Completed(Result.Table table, List<String> notes) {

        public Completed {
            notes = List.copyOf(notes);
        }
    }
}

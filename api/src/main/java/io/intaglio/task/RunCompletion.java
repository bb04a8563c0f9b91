package io.intaglio.task;

import io.intaglio.config.Incubating;
import java.util.List;

/**
 * Completes the table of a run when the answers to all pictures are there. It is for tasks whose answer to one picture
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
     * @param table what {@link Task#run} gave for each picture of the run, a picture after the other
     * @return the same columns and as many rows in the same order, in finite numbers
     */
    Completed complete(Result.Table table);

    /**
     * A completed table.
     *
     * @param table with all rows of the run
     * @param notes on the whole run: sentences without a full stop
     */
    record Completed(Result.Table table, List<String> notes) {

        public Completed {
            notes = List.copyOf(notes);
        }
    }
}

package io.intaglio.task;

import io.intaglio.config.Incubating;
import io.intaglio.data.Example;
import io.intaglio.metric.Figure;
import io.intaglio.metric.FigureTable;
import java.util.List;
import java.util.Map;

/**
 * Compares a task's answers to examples with the references. It is used by one thread.
 *
 * @since 0.1
 */
@Incubating
public interface Scorer {

    /**
     * Tells the names of the data's classes, before the first answer.
     *
     * @param names by label; none where the data has no classes
     */
    default void classes(List<String> names) {}

    /**
     * Adds one answer.
     *
     * @param example with its class, where it has one
     * @param reference what {@link Task#reference} made of it
     * @param answer what {@link Task#run} gave, of the kind that {@link Task#answer} says
     */
    void add(Example example, Pair reference, Result answer);

    /**
     * Tells what became of the answers when all of them were there, after the last one. It is called only if the task
     * completes its tables ({@link Task#completion}).
     *
     * @param table with the rows of all answers, in the order in which they were added
     */
    default void completed(Result.Table table) {}

    /**
     * Returns the figures over all answers so far.
     *
     * @return by name, in the order in which they are shown; the first decides which weights are the best. Empty where
     *     no answer could be measured
     */
    Map<String, Figure> figures();

    /** Returns tables that say more than the figures, of all answers so far. */
    default List<FigureTable> tables() {
        return List.of();
    }
}

package io.intaglio.task;

import io.intaglio.config.Incubating;
import io.intaglio.data.Example;
import io.intaglio.metric.Figure;
import io.intaglio.metric.FigureTable;
import java.util.List;
import java.util.Map;

/**
 * Measures a task's answers by comparing them with references. One thread uses it.
 *
 * @since 0.1
 */
@Incubating
public interface Scorer {

    /**
     * Receives the names of the data's classes, before the first answer.
     *
     * @param names names in the order of the labels; empty if the data has no classes
     */
    default void classes(List<String> names) {}

    /**
     * Adds one answer.
     *
     * @param example the example, with its class if it has one
     * @param reference the pair that {@link Task#reference} made from the example
     * @param answer the result of {@link Task#run}, of the kind that {@link Task#answer} returns
     */
    void add(Example example, Pair reference, Result answer);

    /**
     * Receives the completed table, after the last answer. It is called only if the task completes its tables ({@link
     * Task#completion}).
     *
     * @param table the rows of all answers, in the order in which they were added
     */
    default void completed(Result.Table table) {}

    /**
     * Returns the figures over all answers so far.
     *
     * @return figures by name, in the order in which they are shown. A training keeps the weights with the best first
     *     figure. Empty if no answer could be measured
     */
    Map<String, Figure> figures();

    /** Returns tables with details over all answers so far. */
    default List<FigureTable> tables() {
        return List.of();
    }
}

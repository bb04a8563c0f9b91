package io.intaglio.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A stretch of a training: one step of its beginning, several later on. Loss, terms, learning rate and speed are means
 * over it.
 *
 * @param step the last one of the stretch
 * @param epoch that this step is of, from 1
 * @param loss the objective's value
 * @param terms each term's value before its weight
 * @param learningRate of its steps
 * @param imagesPerSecond of training
 * @param heldOut the mean squared error on held-out data, where the stretch ended with a look at it
 * @param seconds since the training began, without the time that it stood still between a checkpoint and its resumption
 * @param arrays of the engine at the end of the last epoch that ended in the stretch
 * @param residentBytes of the process at that moment, where the system says
 * @param heapBytes of these what Java's heap had touched
 * @param advice what was noticed, or nothing
 * @since 0.1
 */
public record HistoryRow(
        long step,
        long epoch,
        double loss,
        Map<String, Double> terms,
        double learningRate,
        double imagesPerSecond,
        OptionalDouble heldOut,
        double seconds,
        OptionalLong arrays,
        OptionalLong residentBytes,
        OptionalLong heapBytes,
        String advice) {

    public HistoryRow {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }
}

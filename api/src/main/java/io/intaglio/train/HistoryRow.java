package io.intaglio.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An interval of a training: one step at the beginning, several steps later.
 *
 * @param step number of the last step of the interval
 * @param epoch epoch of this step, from 1
 * @param seconds seconds since the training began, without the pause between a checkpoint and its resumption
 * @param means means over the steps of the interval
 * @param heldOut figures on held-out data by name: {@code mse}, and the task's own figure if it has a scorer; empty if
 *     the interval did not end with a validation
 * @param resources memory and arrays at the end of the last epoch that ended in the interval; empty if none ended
 * @param advice the text of a hint, or an empty text
 * @since 0.1
 */
public record HistoryRow(
        long step,
        long epoch,
        double seconds,
        Means means,
        Map<String, Double> heldOut,
        Optional<ResourceUsage> resources,
        String advice) {

    public HistoryRow {
        heldOut = Collections.unmodifiableMap(new LinkedHashMap<>(heldOut));
    }

    /**
     * Means over the steps of an interval; NaN if it has no steps.
     *
     * @param loss value of the loss
     * @param terms value of each term of the loss, by name, before it is multiplied by its weight
     * @param learningRate learning rate of the steps
     * @param imagesPerSecond training images per second
     */
    public record Means(double loss, Map<String, Double> terms, double learningRate, double imagesPerSecond) {

        public Means {
            terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        }
    }
}

package io.intaglio.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stretch of a training: one step of its beginning, several later on.
 *
 * @param step the last one of the stretch
 * @param epoch that this step is of, from 1
 * @param seconds since the training began, without the time that it stood still between a checkpoint and its resumption
 * @param means over the steps of the stretch
 * @param heldOut figures on held-out data by name: {@code mse}, and the task's own where it has a scorer; empty where
 *     the stretch did not end with a validation
 * @param resources at the end of the last epoch that ended in the stretch
 * @param advice what was noticed, or nothing
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
     * Means over the steps of a stretch; NaN where it has none.
     *
     * @param loss the objective's value
     * @param terms each term's value before its weight
     * @param learningRate of the steps
     * @param imagesPerSecond of training
     */
    public record Means(double loss, Map<String, Double> terms, double learningRate, double imagesPerSecond) {

        public Means {
            terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        }
    }
}

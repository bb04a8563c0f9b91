package io.intaglio.train;

import java.util.Map;

/**
 * The progress of a training.
 *
 * @param step steps taken, from 1
 * @param total steps in all, or 0 while a time budget is being measured out
 * @param epoch passes over the data begun, from 1
 * @param endOfEpoch whether this step ended a pass
 * @param loss the objective's value at this step
 * @param terms each term's value before its weight
 * @param learningRate at this step
 * @param imagesPerSecond over the last steps
 * @param secondsLeft expected, or NaN while unknown
 * @since 0.1
 */
public record Progress(
        long step,
        long total,
        long epoch,
        boolean endOfEpoch,
        double loss,
        Map<String, Double> terms,
        double learningRate,
        double imagesPerSecond,
        double secondsLeft) {}

package io.intaglio.train;

import java.util.Map;

/**
 * The progress of a training.
 *
 * @param position how far
 * @param loss the objective's value at this step
 * @param terms each term's value before its weight
 * @param learningRate at this step
 * @param speed how fast
 * @since 0.1
 */
public record Progress(Position position, double loss, Map<String, Double> terms, double learningRate, Speed speed) {

    /**
     * A place in the course of a training.
     *
     * @param step steps taken, from 1
     * @param total steps in all, or 0 while a time budget is being measured out
     * @param epoch passes over the data begun, from 1
     * @param endOfEpoch whether this step ended a pass
     */
    public record Position(long step, long total, long epoch, boolean endOfEpoch) {

        /** Returns whether the budget ends with this step. */
        public boolean last() {
            return step == total;
        }
    }

    /**
     * The speed of a training.
     *
     * @param imagesPerSecond over the last steps
     * @param secondsLeft expected, or NaN while unknown
     */
    public record Speed(double imagesPerSecond, double secondsLeft) {}

    /** Returns the steps taken, from 1. */
    public long step() {
        return position.step();
    }
}

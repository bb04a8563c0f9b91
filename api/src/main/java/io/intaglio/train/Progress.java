package io.intaglio.train;

import java.util.Map;

/**
 * The progress of a training.
 *
 * @param position the step and the number of all steps
 * @param loss value of the loss at this step
 * @param terms value of each term of the loss, by name, before it is multiplied by its weight
 * @param learningRate learning rate of this step
 * @param speed speed of the training
 * @since 0.1
 */
public record Progress(Position position, double loss, Map<String, Double> terms, double learningRate, Speed speed) {

    /**
     * A position in the course of a training.
     *
     * @param step number of steps so far, from 1
     * @param total number of all steps, or 0 if a time budget is not yet converted to steps
     * @param epoch number of passes over the data that have begun, from 1
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
     * @param imagesPerSecond images per second over the last steps
     * @param secondsLeft expected remaining time in seconds, or NaN if it is unknown
     */
    public record Speed(double imagesPerSecond, double secondsLeft) {}

    /** Returns the number of steps so far, from 1. */
    public long step() {
        return position.step();
    }
}

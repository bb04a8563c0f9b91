package io.intaglio.train;

import java.util.List;

/**
 * The report of a training.
 *
 * @param steps number of steps that were taken
 * @param total number of all steps of the budget, or 0 if it was not yet known
 * @param seconds wall-clock time in seconds
 * @param imagesPerSecond images per second over the whole training
 * @param history some hundreds of points, evenly spread over the steps; the loss and the terms of each are means since
 *     the previous point
 * @param validations results of the validations, in order
 * @param advice hints for the user
 * @param skipped number of examples that could not be read, including held-out ones
 * @since 0.1
 */
public record TrainingReport(
        long steps,
        long total,
        double seconds,
        double imagesPerSecond,
        List<Progress> history,
        List<Validation> validations,
        List<Advice> advice,
        long skipped) {

    public TrainingReport {
        history = List.copyOf(history);
        validations = List.copyOf(validations);
        advice = List.copyOf(advice);
    }

    /** Returns this report with a larger number of examples that could not be read. */
    TrainingReport skipping(long more) {
        return new TrainingReport(steps, total, seconds, imagesPerSecond, history, validations, advice, skipped + more);
    }

    /**
     * Returns the number of steps as text, for example {@code 7 of 10 steps}; without the total if a time budget was
     * not yet converted to steps.
     */
    public String distance() {
        long counted = total == 0 ? steps : total;
        return (total == 0 ? "" : steps + " of ") + counted + (counted == 1 ? " step" : " steps");
    }
}

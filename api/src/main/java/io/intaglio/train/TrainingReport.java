package io.intaglio.train;

import java.util.List;

/**
 * The report of a training.
 *
 * @param steps taken
 * @param total steps that the budget stood for, 0 where that was not yet known
 * @param seconds of wall-clock time
 * @param imagesPerSecond over all
 * @param history some hundreds of points evenly over the steps; the loss and terms of each are means since the last
 * @param validations in order
 * @param advice what was noticed on the way
 * @param skipped examples that could not be read, held-out ones included
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

    /** Returns this with some more examples that could not be read. */
    TrainingReport skipping(long more) {
        return new TrainingReport(steps, total, seconds, imagesPerSecond, history, validations, advice, skipped + more);
    }

    /**
     * Returns how far it came, for example {@code 7 of 10 steps}; without the total if a time budget was not yet
     * converted to steps.
     */
    public String distance() {
        long counted = total == 0 ? steps : total;
        return (total == 0 ? "" : steps + " of ") + counted + (counted == 1 ? " step" : " steps");
    }
}

package io.intaglio.train;

import java.util.List;

/**
 * How a training went.
 *
 * @param steps taken
 * @param total steps that the budget stood for, 0 where that was not yet known
 * @param seconds of wall-clock time
 * @param imagesPerSecond over all
 * @param history some hundreds of points evenly over the steps; the loss and terms of each are means since the last
 * @param validations in order
 * @param advice what was noticed on the way
 * @param skipped examples that could not be read, held-out ones included
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

    /** How far it came, as in {@code 7 of 10 steps}; the whole is left out where a budget of time was not yet measured out. */
    public String distance() {
        return total == 0 ? steps + " steps" : steps + " of " + total + " steps";
    }
}

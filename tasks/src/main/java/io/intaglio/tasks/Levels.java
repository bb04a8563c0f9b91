package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;

/** Checks of settings that are numbers or ranges of them. */
final class Levels {

    private Levels() {}

    /** Refuses what does not lie in {@code [least, most]}. */
    static void within(String key, Range range, double least, double most) {
        if (range.min() < least || range.max() > most) {
            throw new InvalidInputException(key + " lies between "
                    + new Range(least, most).toString().replace("..", " and ") + ", not at " + range);
        }
    }

    /** As {@link #within(String, Range, double, double)}, for one number. */
    static void within(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidInputException(key + " lies between "
                    + new Range(least, most).toString().replace("..", " and ") + ", not at " + value);
        }
    }
}

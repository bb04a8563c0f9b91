package io.intaglio.tasks.damage;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;

/** What the settings' constructors refuse. */
final class Bounds {

    private Bounds() {}

    static void within(String key, Range range, double least, double most) {
        if (range.min() < least || range.max() > most) {
            throw new InvalidInputException(key + " lies between "
                    + new Range(least, most).toString().replace("..", " and ") + ", not at " + range);
        }
    }
}

package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;

/** Checks of settings that are single numbers; ranges of them check themselves. */
final class SettingChecks {

    private SettingChecks() {}

    /** As {@link Range#checkWithin}, for one number. */
    static void within(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidInputException(key + " lies between "
                    + new Range(least, most).toString().replace("..", " and ") + ", not at " + value);
        }
    }
}

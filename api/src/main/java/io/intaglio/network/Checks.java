package io.intaglio.network;

import io.intaglio.config.InvalidInputException;

/** Checks for the constructors of layers. */
final class Checks {

    private Checks() {}

    static void atLeast(String what, long value, long least) {
        if (value < least) {
            throw new InvalidInputException(what + " is at least " + least + ", not " + value);
        }
    }

    static void weight(double weight) {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new InvalidInputException("a term's weight is a number of at least 0, not " + weight);
        }
    }

    static void name(String what, String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new InvalidInputException(
                    what + " is written in small letters, digits and hyphens, not \"" + name + "\"");
        }
    }
}

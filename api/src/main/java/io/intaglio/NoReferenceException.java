package io.intaglio;

import io.intaglio.config.InvalidInputException;

/** Nothing says what a model's answer should be, so it cannot be measured. */
final class NoReferenceException extends InvalidInputException {

    private static final long serialVersionUID = 1;

    NoReferenceException(String task, String example) {
        super("under these settings the task " + task + " does not know what should come out of \"" + example
                + "\", so there is nothing to measure by; evaluate on pairs of which the second is what should come out"
                + " (pairs:DIR_A,DIR_B), or under other settings of the task");
    }
}

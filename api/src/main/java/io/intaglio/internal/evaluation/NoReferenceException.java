package io.intaglio.internal.evaluation;

import io.intaglio.config.InvalidInputException;

/** Thrown when the right answer of a model is not known, so that it cannot be measured. */
public final class NoReferenceException extends InvalidInputException {

    private static final long serialVersionUID = 1;

    NoReferenceException(String task, String example) {
        super("under these settings the task " + task + " does not know what should come out of \"" + example
                + "\", so there is nothing to measure by; evaluate it under settings by which it does: its page in"
                + " docs/tasks says which");
    }
}

package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import picocli.CommandLine.Option;

/** How long smaller compressed files are searched for. */
final class EffortOption {

    private static final int MOST = 9;

    @Option(
            names = "--effort",
            paramLabel = "0-9",
            defaultValue = "2",
            description = "Effort of the search for smaller files at the same quality (${DEFAULT-VALUE}).")
    private int effort;

    /** Returns the passes over a picture: each improves the choice of the one before, the first ones most. */
    int passes() {
        if (effort < 0 || effort > MOST) {
            throw new InvalidInputException("--effort must be between 0 and 9, not " + effort);
        }
        return 1 + effort;
    }
}

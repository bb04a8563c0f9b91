package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import picocli.CommandLine.Option;

/** How long smaller compressed files are searched for. */
final class EffortOption {

    private static final int MOST = 9;
    private static final int USUAL = 2;

    @Option(
            names = "--effort",
            paramLabel = "0-9",
            description = "Effort of the search for smaller files at the same quality (" + USUAL + ").")
    private Integer effort;

    /** Returns the passes over a picture: each improves the choice of the one before, the first ones most. */
    int passes() {
        return 1 + further();
    }

    /** Returns the passes that improve a first choice. */
    int further() {
        int chosen = effort != null ? effort : USUAL;
        if (chosen < 0 || chosen > MOST) {
            throw new InvalidInputException("--effort must be between 0 and 9, not " + chosen);
        }
        return chosen;
    }
}

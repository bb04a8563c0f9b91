package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --force}: results of earlier work may be replaced. */
final class ForceOption {

    @Option(names = "--force", description = "Replace existing results.")
    private boolean force;

    boolean given() {
        return force;
    }

    /**
     * Refuses a result that would replace an earlier one, unless that was asked for. An empty file only keeps a name
     * free.
     *
     * @param option that names another place
     * @throws InvalidInputException if it would
     */
    void check(Path file, String option) {
        try {
            if (!force && Files.isRegularFile(file) && Files.size(file) > 0) {
                throw new InvalidInputException(file + " is there already, from earlier work; name another file with "
                        + option + ", or replace it with --force");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

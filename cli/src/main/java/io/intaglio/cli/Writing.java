package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out before long work whether its result can be written. */
final class Writing {

    private Writing() {}

    /** Refuses a file that cannot be written; leaves nothing behind. */
    static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + " is a folder; name a file to write");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("there is no folder " + folder + " to write " + file.getFileName()
                    + " into; make it first, or name another");
        }
        probe(folder);
    }

    /** Makes a folder, with those above it, unless it is there, and refuses one that cannot be written into. */
    static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("the folder " + folder + " cannot be made: " + Failures.sentence(e), e);
        }
        probe(folder);
    }

    private static void probe(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".intaglio-", ".probe"));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "nothing can be written into the folder " + folder + ": " + Failures.sentence(e), e);
        }
    }
}

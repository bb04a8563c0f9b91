package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import io.intaglio.file.Folders;
import io.intaglio.file.OutputLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Finds out before long work whether its result can be written. */
final class OutputChecks {

    private OutputChecks() {}

    /** Makes a folder, with those above it, unless it is there, and refuses one that cannot be written into. */
    static void folder(Path folder) {
        try {
            Folders.make(folder);
        } catch (IOException e) {
            throw new InvalidInputException("the folder " + folder + " cannot be made: " + Failures.sentence(e), e);
        }
        AtomicFile.checkTakesFiles(folder);
    }

    /**
     * Reserves a file's name while it is worked for.
     *
     * @throws InvalidInputException if another command is at it
     */
    static OutputLock reserve(Path file) {
        return OutputLock.of(file)
                .orElseThrow(() -> new InvalidInputException(
                        "another training writes " + file + " at the moment; wait for its end, or name another file"));
    }

    /**
     * Whether a folder takes names that differ by capitals alone for one, as macOS and Windows do, and Linux on some
     * disks.
     */
    static boolean ignoresCapitals(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, ".intaglio-", ".part");
        try {
            return Files.exists(
                    probe.resolveSibling(probe.getFileName().toString().toUpperCase(Locale.ROOT)));
        } finally {
            Files.delete(probe);
        }
    }
}

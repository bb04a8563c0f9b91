package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.spi.PluginException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Why something failed, as a sentence. What the file system itself says is often the bare path. */
final class Failures {

    private Failures() {}

    static String sentence(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return "there is no file or folder " + missing.getFile();
        }
        if (e instanceof AccessDeniedException denied) {
            return "there is no permission for " + denied.getFile();
        }
        if (e instanceof NotDirectoryException file) {
            return file.getFile() + " is no folder";
        }
        if (e instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is there already and is no folder";
        }
        if (e instanceof FileSystemException other && other.getReason() != null) {
            return other.getFile() + ": " + other.getReason();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** A name with letters that the system's locale cannot write. */
    static String sentence(InvalidPathException e) {
        return "\"" + e.getInput() + "\" cannot be the name of a file here (" + e.getReason()
                + "); the locale writes names as " + System.getProperty("sun.jnu.encoding")
                + ": for others set LC_ALL=C.UTF-8";
    }

    /**
     * Why a picture or a command failed. Besides what is foreseen the engine may fail in its own way, for want of
     * native memory, say.
     */
    static @Nullable String reason(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "there is not enough memory for it; allow more (--max-memory, or INTAGLIO_OPTS=-Xmx4g), or make it"
                    + " smaller";
        }
        if (e instanceof IOException io) {
            return sentence(io);
        }
        if (e instanceof UncheckedIOException unchecked) {
            return sentence(unchecked.getCause());
        }
        // Native messages have many lines, of which the first says what happened.
        return e instanceof InvalidInputException || e instanceof PluginException
                ? e.getMessage()
                : "a fault of the program, " + e.toString().lines().findFirst().orElseThrow();
    }
}

package io.intaglio.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What the file system says, as sentences: its own messages are often the bare path. */
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

    /** Why a picture failed: an {@link IOException}, an exception that says what was wrong, or an {@link OutOfMemoryError}. */
    static String ofPicture(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "there is not enough memory for it; allow more (--max-memory, or INTAGLIO_OPTS=-Xmx4g), or make it"
                    + " smaller";
        }
        return e instanceof IOException io ? sentence(io) : e.getMessage();
    }
}

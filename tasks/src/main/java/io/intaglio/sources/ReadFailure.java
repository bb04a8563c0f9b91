package io.intaglio.sources;

import io.intaglio.image.UnreadableImageException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/**
 * Makes messages that say why data cannot be read, with its name. Messages of the JDK are often only a path, or null.
 */
final class ReadFailure {

    private ReadFailure() {}

    /**
     * Returns an exception to throw for one that was caught.
     *
     * @param name name of the file or entry, for the message
     * @return a new exception; or the same exception if its message already names the data, or if the thread was
     *     interrupted
     */
    static IOException of(String name, IOException caught) {
        if (caught instanceof UnreadableImageException
                || caught instanceof InterruptedIOException
                || caught instanceof ClosedByInterruptException) {
            return caught;
        }
        return new UnreadableImageException(name, reason(caught), caught);
    }

    /** Returns the reason, as the continuation of "NAME cannot be read: ". */
    static String reason(IOException caught) {
        if (caught instanceof NoSuchFileException) {
            return "it is gone (" + caught.getMessage() + ")";
        }
        if (caught instanceof AccessDeniedException) {
            return "this program has no permission to read it (" + caught.getMessage() + ")";
        }
        if (caught instanceof EOFException) {
            return "it ends early";
        }
        String said = caught.getMessage() == null ? caught.toString() : caught.getMessage();
        if (caught instanceof ZipException) {
            return "it cannot be unzipped: " + said;
        }
        return caught instanceof FileNotFoundException ? "it cannot be opened: " + said : said;
    }
}

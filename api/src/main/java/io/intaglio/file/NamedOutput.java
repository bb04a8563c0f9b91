package io.intaglio.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Writes to a file whose name its failures bear: what the system says ("No space left on device") does not name it. */
final class NamedOutput extends FilterOutputStream {

    private final Path file;

    NamedOutput(Path file, OutputStream out) {
        super(out);
        this.file = file;
    }

    /**
     * The failure with the name that a person gave, in the place of none or of that of the half that is written first.
     */
    static IOException named(Path file, IOException failure) {
        FileSystemException named;
        if (failure instanceof AccessDeniedException) {
            named = new AccessDeniedException(file.toString());
        } else if (failure instanceof NoSuchFileException) {
            named = new NoSuchFileException(file.toString());
        } else {
            String reason = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
            named = new FileSystemException(file.toString(), null, reason == null ? failure.toString() : reason);
        }
        named.initCause(failure);
        return named;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw named(file, e);
        }
    }
}

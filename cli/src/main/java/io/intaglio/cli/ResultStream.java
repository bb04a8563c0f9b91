package io.intaglio.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard output, which remembers whether results were lost because nobody reads any more, as behind
 * {@code | head}.
 */
final class ResultStream extends PrintStream {

    private final Pipe pipe;

    private ResultStream(Pipe pipe) {
        super(pipe, true, StandardCharsets.UTF_8);
        this.pipe = pipe;
    }

    static ResultStream open() {
        return new ResultStream(new Pipe(new FileOutputStream(FileDescriptor.out)));
    }

    /** Whether the reader of a pipe has gone: that is no fault to complain of. */
    boolean unread() {
        return pipe.broken;
    }

    private static final class Pipe extends FilterOutputStream {

        private volatile boolean broken;

        Pipe(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                broken |= String.valueOf(e.getMessage()).contains("Broken pipe");
                throw e;
            }
        }
    }
}

package io.intaglio.image;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A stretch of a file in memory at a time, for whoever looks at little of a long file. */
final class FileWindow implements Closeable {

    private static final int SIZE = 1 << 13;

    private final RandomAccessFile file;
    private final int length;
    private final byte[] data = new byte[SIZE];
    private long from;
    private int filled;

    FileWindow(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        length = (int) Math.min(Integer.MAX_VALUE, file.length());
    }

    int length() {
        return length;
    }

    byte[] data() {
        return data;
    }

    /**
     * Makes sure that some bytes are in memory.
     *
     * @param count a few
     * @return where they begin in {@link #data}
     */
    int load(long at, int count) throws IOException {
        if (at < from || at + count > from + filled) {
            file.seek(at);
            from = at;
            filled = 0;
            int got;
            while (filled < SIZE && (got = file.read(data, filled, SIZE - filled)) > 0) {
                filled += got;
            }
            if (filled < count) {
                throw new EOFException("it ends after " + (at + filled) + " bytes");
            }
        }
        return (int) (at - from);
    }

    /** Reads a long piece past the window. */
    byte[] copy(long at, int count) throws IOException {
        byte[] piece = new byte[count];
        file.seek(at);
        file.readFully(piece);
        return piece;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

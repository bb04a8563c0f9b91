package io.intaglio.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;

/**
 * Compresses the filtered rows of a PNG, part by part. A part with noise in it holds hardly any string twice: to search
 * for strings takes three times as long as to code the bytes alone, and the short ones that are found make it larger.
 * So each part is compressed in the way that makes a sample of it smaller.
 */
final class PngCompression implements AutoCloseable {

    /**
     * Filtered photographs have 59 % of their size at levels 1 to 5, and 58 at the usual 6, which takes three times the
     * time.
     */
    private static final int LEVEL = 2;

    private static final int PART = 1 << 16;
    private static final int SAMPLE = 1 << 12;

    /** Bytes that the table of a block's codes takes. */
    private static final int TABLE = 80;

    private final OutputStream out;
    private final Deflater deflater = new Deflater(LEVEL);
    private final Deflater trial = new Deflater(LEVEL);
    private final byte[] part = new byte[PART];
    private final byte[] compressed = new byte[PART];
    private int used;
    private int strategy = Deflater.DEFAULT_STRATEGY;

    PngCompression(OutputStream out) {
        this.out = out;
    }

    void write(byte[] row) throws IOException {
        int done = 0;
        while (done < row.length) {
            int count = Math.min(row.length - done, PART - used);
            System.arraycopy(row, done, part, used, count);
            used += count;
            done += count;
            if (used == PART) {
                compress();
            }
        }
    }

    /** Writes what is left and ends the stream. */
    void finish() throws IOException {
        compress();
        deflater.finish();
        drain();
    }

    private void compress() throws IOException {
        int best = strategy();
        if (best != strategy) {
            // Takes effect before the next bytes are known: zlib compresses those that it has in the earlier way.
            strategy = best;
            deflater.setStrategy(best);
            drain();
        }
        deflater.setInput(part, 0, used);
        drain();
        used = 0;
    }

    private void drain() throws IOException {
        int count;
        while ((count = deflater.deflate(compressed)) > 0) {
            out.write(compressed, 0, count);
        }
    }

    private int strategy() {
        int length = Math.min(used, SAMPLE);
        int from = (used - length) / 2;
        trial.reset();
        trial.setInput(part, from, length);
        trial.finish();
        int searched = trial.deflate(compressed);
        return TABLE + entropy(part, from, length) < searched ? Deflater.HUFFMAN_ONLY : Deflater.DEFAULT_STRATEGY;
    }

    /** Returns how many bytes an ideal code takes that gives each value a length of its own. */
    private static double entropy(byte[] bytes, int from, int length) {
        int[] counts = new int[256];
        for (int i = from; i < from + length; i++) {
            counts[bytes[i] & 0xFF]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                bits += count * Math.log((double) length / count);
            }
        }
        return bits / Math.log(2) / Byte.SIZE;
    }

    @Override
    public void close() {
        deflater.end();
        trial.end();
    }
}

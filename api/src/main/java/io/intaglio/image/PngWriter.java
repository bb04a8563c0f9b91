package io.intaglio.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * PNG (W3C recommendation, third edition) of 8 or 16 bits, gray or RGB, with alpha, profile and metadata. Each row
 * takes the filter whose output has the least sum of absolute values, as the recommendation advises.
 */
final class PngWriter {

    private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final int PART = 1 << 16;

    private final OutputStream out;

    private PngWriter(OutputStream out) {
        this.out = out;
    }

    static void write(Picture picture, OutputStream out) throws IOException {
        write(new SampleRows(picture, picture.bitDepth()), picture, out);
    }

    /** @param described says what colours the samples mean, and what else there is to say */
    static void write(PngRows rows, Picture described, OutputStream out) throws IOException {
        new PngWriter(out).write(rows, PngChunks.of(described));
    }

    private void write(PngRows rows, List<PngChunks.Chunk> chunks) throws IOException {
        for (int value : SIGNATURE) {
            out.write(value);
        }
        int samples = rows.samplesPerPixel();
        int colour = (samples >= 3 ? 2 : 0) + (samples % 2 == 0 ? 4 : 0);
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(rows.width()).putInt(rows.height());
        header.put((byte) rows.bits()).put((byte) colour);
        chunk("IHDR", header.array(), 13);
        for (PngChunks.Chunk chunk : chunks) {
            byte[] content = chunk.content();
            chunk(chunk.type(), content, content.length);
        }
        pixels(rows);
        chunk("IEND", new byte[0], 0);
    }

    private void pixels(PngRows rows) throws IOException {
        int step = rows.bytesPerPixel();
        byte[] above = new byte[rows.width() * step];
        PngFilters filters = new PngFilters(above.length, step);
        try (Parts parts = new Parts();
                PngCompression compression = new PngCompression(parts)) {
            for (int y = 0; y < rows.height(); y++) {
                byte[] row = rows.row(y);
                compression.write(filters.best(row, above));
                above = row;
            }
            compression.finish();
        }
    }

    private void chunk(String type, byte[] content, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content, 0, length);
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(name);
        out.write(content, 0, length);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** Compressed bytes into chunks as they come. */
    private final class Parts extends OutputStream {

        private final byte[] part = new byte[PART];
        private int used;

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int count = Math.min(length - done, PART - used);
                System.arraycopy(from, offset + done, part, used, count);
                used += count;
                done += count;
                if (used == PART) {
                    flushPart();
                }
            }
        }

        private void flushPart() throws IOException {
            chunk("IDAT", part, used);
            used = 0;
        }

        @Override
        public void close() throws IOException {
            if (used > 0) {
                flushPart();
            }
        }
    }
}

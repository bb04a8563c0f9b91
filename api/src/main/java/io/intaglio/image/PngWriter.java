package io.intaglio.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * PNG (W3C recommendation, third edition) of 8 or 16 bits, gray or RGB, with alpha, profile and metadata. Rows
 * take the filter whose output has the least sum of absolute values, as the recommendation advises. Several pictures
 * become an animation; readers that know none show the first.
 */
final class PngWriter {

    private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final int PART = 1 << 16;

    /** Bytes of the number that stands before the pixels of a later frame. */
    private static final int NUMBER = 4;

    private final OutputStream out;

    /** Chunks that say how a frame is shown, and those of later frames' pixels, are numbered together. */
    private int numbered;

    private PngWriter(OutputStream out) {
        this.out = out;
    }

    static void write(Picture picture, OutputStream out) throws IOException {
        write(new SampleRows(picture, picture.bitDepth()), picture, out);
    }

    /** @param described says what colours the samples mean, and what else there is to say */
    static void write(PngRows rows, Picture described, OutputStream out) throws IOException {
        PngWriter writer = new PngWriter(out);
        writer.begin(rows, PngChunks.of(described));
        writer.pixels(rows, false);
        writer.end();
    }

    /**
     * Writes pictures one after the other, without end.
     *
     * @param frames of one size and one form, at least one; the first says what there is to say
     * @param milliseconds for which each is shown, 1 to 65535
     */
    static void write(List<Picture> frames, int milliseconds, OutputStream out) throws IOException {
        Picture first = frames.get(0);
        PngWriter writer = new PngWriter(out);
        writer.begin(new SampleRows(first, first.bitDepth()), PngChunks.of(first));
        byte[] endless = ByteBuffer.allocate(8).putInt(frames.size()).putInt(0).array();
        writer.chunk("acTL", endless, endless.length);
        for (int i = 0; i < frames.size(); i++) {
            PngRows rows = new SampleRows(frames.get(i), first.bitDepth());
            writer.control(rows, milliseconds);
            writer.pixels(rows, i > 0);
        }
        writer.end();
    }

    private void begin(PngRows rows, List<PngChunks.Chunk> chunks) throws IOException {
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
    }

    private void end() throws IOException {
        chunk("IEND", new byte[0], 0);
    }

    /** A frame covers the whole picture, and replaces what was there. */
    private void control(PngRows rows, int milliseconds) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(26);
        content.putInt(numbered++).putInt(rows.width()).putInt(rows.height());
        content.putInt(0).putInt(0); // its place
        content.putShort((short) milliseconds).putShort((short) 1000);
        content.put((byte) 0).put((byte) 0); // it stays until the next, which is not blended with it
        chunk("fcTL", content.array(), content.capacity());
    }

    /** @param later whether another frame's pixels stand before these */
    private void pixels(PngRows rows, boolean later) throws IOException {
        int step = rows.bytesPerPixel();
        byte[] above = new byte[rows.width() * step];
        PngFilters filters = new PngFilters(above.length, step);
        try (Parts parts = new Parts(later);
                PngCompression compression = new PngCompression(parts)) {
            for (int y = 0; y < rows.height(); y++) {
                byte[] row = rows.row(y);
                compression.write(filters.next(row, above));
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
        private final int head;
        private int used;

        Parts(boolean later) {
            head = later ? NUMBER : 0;
            used = head;
        }

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
            if (head > 0) {
                ByteBuffer.wrap(part).putInt(numbered++);
            }
            chunk(head > 0 ? "fdAT" : "IDAT", part, used);
            used = head;
        }

        @Override
        public void close() throws IOException {
            if (used > head) {
                flushPart();
            }
        }
    }
}

package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * TIFF revision 6.0, big-endian, strips of a few rows in Adobe's deflate, with alpha (unassociated), profile and
 * metadata; samples of the picture's own type on its own scale. Page after page is written as it comes: each directory
 * goes before its strips.
 */
final class TiffWriter {

    private static final int STRIP_BYTES = 1 << 18;
    private static final int HEADER = 8;
    private static final int PLACES = 273;

    private final OutputStream out;
    private long at;

    private TiffWriter(OutputStream out) {
        this.out = out;
    }

    static void write(Picture picture, OutputStream out) throws IOException {
        write(1, index -> picture, out);
    }

    /** @param pages asked for one after another, each once */
    static void write(int count, Pages pages, OutputStream out) throws IOException {
        TiffWriter writer = new TiffWriter(out);
        writer.put(ByteBuffer.allocate(HEADER).putInt(0x4D4D002A).putInt(HEADER).array());
        for (int i = 0; i < count; i++) {
            writer.page(pages.page(i), i == 0 && count == 1, i == count - 1);
        }
    }

    private void page(Picture picture, boolean alone, boolean last) throws IOException {
        StoredRows rows = new StoredRows(picture);
        int rowsPerStrip = (int) Math.max(1, Math.min(picture.height(), STRIP_BYTES / rows.bytesPerRow()));
        List<byte[]> strips = strips(rows, picture.height(), rowsPerStrip);
        SampleType type = picture.scale().type();
        int samples = rows.samplesPerPixel();
        boolean rgb = picture.channels() == 3;
        TiffTags tags = new TiffTags();
        if (!alone) {
            tags.numbers(254, false, 2); // a page of several
        }
        tags.numbers(256, false, picture.width());
        tags.numbers(257, false, picture.height());
        tags.numbers(258, false, all(samples, type.bits()));
        tags.numbers(259, false, 8); // compression: deflate
        tags.numbers(262, false, rgb ? 2 : 1); // RGB, black is zero
        tags.numbers(PLACES, true, new long[strips.size()]);
        tags.numbers(277, false, samples);
        tags.numbers(278, false, rowsPerStrip);
        tags.numbers(279, true, strips.stream().mapToLong(strip -> strip.length).toArray());
        long[] further = new long[samples - (rgb ? 3 : 1)]; // 0: of no meaning that is said
        if (picture.alpha().isPresent()) {
            further[further.length - 1] = 2; // unassociated alpha
        }
        if (further.length > 0) {
            tags.numbers(338, false, further);
        }
        if (type.floating() || type.signed()) {
            tags.numbers(339, false, all(samples, type.floating() ? 3 : 2));
        }
        picture.colourProfile().ifPresent(icc -> tags.undefined(34675, icc));
        directory(TiffMetadata.chain(tags, picture), tags, strips, last);
        for (byte[] strip : strips) {
            put(strip);
            even();
        }
    }

    private static long[] all(int count, long value) {
        long[] values = new long[count];
        Arrays.fill(values, value);
        return values;
    }

    private static List<byte[]> strips(StoredRows rows, int height, int rowsPerStrip) throws IOException {
        List<byte[]> strips = new ArrayList<>();
        Deflater deflater = new Deflater();
        try {
            for (int top = 0; top < height; top += rowsPerStrip) {
                ByteArrayOutputStream strip = new ByteArrayOutputStream();
                deflater.reset();
                DeflaterOutputStream zlib = new DeflaterOutputStream(strip, deflater);
                for (int y = top; y < Math.min(height, top + rowsPerStrip); y++) {
                    zlib.write(rows.row(y));
                }
                zlib.finish();
                strips.add(strip.toByteArray());
            }
        } finally {
            deflater.end();
        }
        return strips;
    }

    /** Writes the directory and what it refers to; the strips are to follow. */
    private void directory(TiffMetadata.Chain chain, TiffTags tags, List<byte[]> strips, boolean last)
            throws IOException {
        long end = at + chain.size();
        long[] places = new long[strips.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = end;
            end += strips.get(i).length + (strips.get(i).length & 1);
        }
        if (end > Integer.MAX_VALUE) {
            throw new IOException("a TIFF of " + end + " bytes is more than a reader can be expected to take");
        }
        tags.numbers(PLACES, true, places);
        put(chain.bytes(at, last ? 0 : end));
    }

    private void put(byte[] bytes) throws IOException {
        out.write(bytes);
        at += bytes.length;
    }

    private void even() throws IOException {
        if ((at & 1) == 1) {
            put(new byte[1]);
        }
    }
}

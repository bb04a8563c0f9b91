package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * TIFF revision 6.0, big-endian, strips of a few rows in Adobe's deflate, with alpha (unassociated) and profile; samples of the
 * picture's own type on its own scale. Page after page is written as it comes: each directory goes before its strips.
 */
final class TiffWriter {

    private static final int STRIP_BYTES = 1 << 18;
    private static final int HEADER = 8;
    private static final int ENTRY = 12;

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
        Map<Integer, long[]> numbers = new TreeMap<>();
        if (!alone) {
            numbers.put(254, new long[] {2}); // a page of several
        }
        numbers.put(256, new long[] {picture.width()});
        numbers.put(257, new long[] {picture.height()});
        numbers.put(258, all(samples, type.bits()));
        numbers.put(259, new long[] {8}); // compression: deflate
        numbers.put(262, new long[] {rgb ? 2 : 1}); // RGB, black is zero
        numbers.put(273, new long[strips.size()]);
        numbers.put(277, new long[] {samples});
        numbers.put(278, new long[] {rowsPerStrip});
        numbers.put(279, strips.stream().mapToLong(strip -> strip.length).toArray());
        long[] further = new long[samples - (rgb ? 3 : 1)]; // 0: of no meaning that is said
        if (picture.alpha().isPresent()) {
            further[further.length - 1] = 2; // unassociated alpha
        }
        if (further.length > 0) {
            numbers.put(338, further);
        }
        if (type.floating() || type.signed()) {
            numbers.put(339, all(samples, type.floating() ? 3 : 2));
        }
        byte[] icc = picture.iccProfile().orElse(new byte[0]);
        put(numbers, icc, last);
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

    /** Writes the directory and what its entries have no room for; the strips are to follow. */
    private void put(Map<Integer, long[]> numbers, byte[] icc, boolean last) throws IOException {
        int count = numbers.size() + (icc.length == 0 ? 0 : 1);
        int fixed = 2 + ENTRY * count + 4;
        int more = icc.length + (icc.length & 1);
        for (Map.Entry<Integer, long[]> entry : numbers.entrySet()) {
            int size = entry.getValue().length * size(entry);
            more += size > 4 ? size + (size & 1) : 0;
        }
        long end = at + fixed + more;
        long[] offsets = numbers.get(273);
        long[] lengths = numbers.get(279);
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = end;
            end += lengths[i] + (lengths[i] & 1);
        }
        if (end > Integer.MAX_VALUE) {
            throw new IOException("a TIFF of " + end + " bytes is more than a reader can be expected to take");
        }
        ByteBuffer directory = ByteBuffer.allocate(fixed + more);
        directory.putShort((short) count);
        int beyond = fixed;
        for (Map.Entry<Integer, long[]> entry : numbers.entrySet()) {
            beyond = entry(directory, entry, beyond);
        }
        if (icc.length > 0) {
            directory.putShort((short) 34675).putShort((short) 7).putInt(icc.length);
            directory.putInt((int) at + beyond);
        }
        directory.putInt(last ? 0 : (int) end);
        directory.position(beyond);
        directory.put(icc);
        put(directory.array());
    }

    /** @return where there is room for what the next entry has none for */
    private int entry(ByteBuffer directory, Map.Entry<Integer, long[]> entry, int beyond) {
        int size = size(entry);
        int length = entry.getValue().length * size;
        directory.putShort(entry.getKey().shortValue());
        directory.putShort((short) (size == 4 ? 4 : 3)).putInt(entry.getValue().length);
        int inline = directory.position();
        if (length > 4) {
            directory.putInt((int) at + beyond);
            directory.position(beyond);
        }
        for (long value : entry.getValue()) {
            if (size == 4) {
                directory.putInt((int) value);
            } else {
                directory.putShort((short) value);
            }
        }
        directory.position(inline + 4);
        return length > 4 ? beyond + length + (length & 1) : beyond;
    }

    private static int size(Map.Entry<Integer, long[]> entry) {
        boolean place = entry.getKey() == 273 || entry.getKey() == 279;
        return place || entry.getValue()[0] > 65535 ? 4 : 2;
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

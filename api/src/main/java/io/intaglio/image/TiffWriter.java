package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** TIFF revision 6.0, big-endian, strips of a few rows in Adobe's deflate, with alpha (unassociated) and profile. */
final class TiffWriter {

    private static final int STRIP_BYTES = 1 << 18;
    private static final int HEADER = 8;

    private final Map<Integer, long[]> numbers = new TreeMap<>();

    private TiffWriter() {}

    static void write(Picture picture, OutputStream out) throws IOException {
        new TiffWriter().put(picture, out);
    }

    private void put(Picture picture, OutputStream out) throws IOException {
        SampleRows rows = new SampleRows(picture, picture.bitDepth());
        int samples = rows.samplesPerPixel();
        int rowsPerStrip =
                Math.max(1, Math.min(picture.height(), STRIP_BYTES / (picture.width() * rows.bytesPerPixel())));
        List<byte[]> strips = strips(rows, picture.height(), rowsPerStrip);
        long[] offsets = new long[strips.size()];
        long[] lengths = new long[strips.size()];
        long at = HEADER;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            lengths[i] = strips.get(i).length;
            at += lengths[i] + (lengths[i] & 1);
        }
        if (at > Integer.MAX_VALUE) {
            throw new IOException("a TIFF of " + at + " bytes is more than a reader can be expected to take");
        }
        long[] bits = new long[samples];
        java.util.Arrays.fill(bits, picture.bitDepth());
        numbers.put(256, new long[] {picture.width()});
        numbers.put(257, new long[] {picture.height()});
        numbers.put(258, bits);
        numbers.put(259, new long[] {8}); // compression: deflate
        numbers.put(262, new long[] {picture.channels() == 1 ? 1 : 2}); // black is zero, RGB
        numbers.put(273, offsets);
        numbers.put(277, new long[] {samples});
        numbers.put(278, new long[] {rowsPerStrip});
        numbers.put(279, lengths);
        if (picture.alpha().isPresent()) {
            numbers.put(338, new long[] {2}); // unassociated alpha
        }
        out.write(
                ByteBuffer.allocate(HEADER).putInt(0x4D4D002A).putInt((int) at).array());
        for (byte[] strip : strips) {
            out.write(strip);
            if ((strip.length & 1) == 1) {
                out.write(0);
            }
        }
        out.write(directory((int) at, picture.iccProfile().orElse(null)));
    }

    private static List<byte[]> strips(SampleRows rows, int height, int rowsPerStrip) throws IOException {
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

    private byte[] directory(int at, byte[] icc) {
        int count = numbers.size() + (icc == null ? 0 : 1);
        int fixed = 2 + 12 * count + 4;
        int more = icc == null ? 0 : icc.length;
        for (long[] values : numbers.values()) {
            more += 4 * values.length;
        }
        ByteBuffer directory = ByteBuffer.allocate(fixed + more);
        directory.putShort((short) count);
        int beyond = fixed;
        for (Map.Entry<Integer, long[]> entry : numbers.entrySet()) {
            long[] values = entry.getValue();
            boolean wide = entry.getKey() == 273 || entry.getKey() == 279 || values[0] > 65535;
            int size = wide ? 4 : 2;
            directory.putShort(entry.getKey().shortValue());
            directory.putShort((short) (wide ? 4 : 3)).putInt(values.length);
            int inline = directory.position();
            if (values.length * size > 4) {
                directory.putInt(at + beyond);
                directory.position(beyond);
                beyond += values.length * size;
            }
            for (long value : values) {
                if (wide) {
                    directory.putInt((int) value);
                } else {
                    directory.putShort((short) value);
                }
            }
            directory.position(inline + 4);
        }
        if (icc != null) {
            directory
                    .putShort((short) 34675)
                    .putShort((short) 7)
                    .putInt(icc.length)
                    .putInt(at + beyond);
            directory.position(beyond);
            directory.put(icc);
        }
        return directory.array();
    }
}

package io.intaglio.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Undoes the differences in which the rows of a TIFF may be stored: predictor 2 (revision 6.0) and 3 (Adobe's technical
 * note 3).
 */
final class TiffPredictor {

    private TiffPredictor() {}

    /**
     * Undoes differences between a sample and the same sample of the pixel before.
     *
     * @param samples a pixel
     * @param bytes a sample: 1, 2, 4 or 8
     */
    static void differences(byte[] rows, int from, int length, int samples, int bytes, ByteOrder order) {
        int step = samples * bytes;
        if (bytes == 1) {
            for (int i = from + step; i < from + length; i++) {
                rows[i] += rows[i - step];
            }
            return;
        }
        ByteBuffer row = ByteBuffer.wrap(rows).order(order);
        for (int i = from + step; i + bytes <= from + length; i += bytes) {
            switch (bytes) {
                case 2 -> row.putShort(i, (short) (row.getShort(i) + row.getShort(i - step)));
                case 4 -> row.putInt(i, row.getInt(i) + row.getInt(i - step));
                default -> row.putLong(i, row.getLong(i) + row.getLong(i - step));
            }
        }
    }

    /**
     * Undoes differences between the bytes of floating-point numbers, of which all first bytes come first; they are
     * big-endian then.
     */
    static void floats(byte[] rows, int from, int length, int samples, int bytes) {
        for (int i = from + samples; i < from + length; i++) {
            rows[i] += rows[i - samples];
        }
        byte[] planes = java.util.Arrays.copyOfRange(rows, from, from + length);
        int count = length / bytes;
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < bytes; k++) {
                rows[from + i * bytes + k] = planes[k * count + i];
            }
        }
    }
}

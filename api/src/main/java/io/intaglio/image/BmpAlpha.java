package io.intaglio.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The opacity in uncompressed bitmaps of 32 bits. Their fourth byte is unused by the letter, and programs that have an
 * opacity write it there. It is one where it differs from pixel to pixel: unused bytes are 0, or 255, throughout.
 */
final class BmpAlpha {

    private static final int FILE_HEADER = 14;
    private static final int HEADER = 108;
    private static final int BITFIELDS = 3;

    private BmpAlpha() {}

    /**
     * Returns a bitmap whose header says that there is an opacity; the file as it is where there is none.
     *
     * @param bmp the file, little-endian, uncompressed and of 32 bits
     */
    static byte[] told(Bytes bmp, byte[] data) throws IOException {
        int begin = (int) bmp.u32(10);
        long width = bmp.u32(18);
        long pixels = width * Math.abs((int) bmp.u32(22));
        if (pixels < 1 || !bmp.has(begin, 4 * pixels) || !varies(data, begin, pixels)) {
            return data;
        }
        ByteBuffer told =
                ByteBuffer.allocate(FILE_HEADER + HEADER + data.length - begin).order(ByteOrder.LITTLE_ENDIAN);
        told.put((byte) 'B').put((byte) 'M').putInt(told.capacity()).putInt(0).putInt(FILE_HEADER + HEADER);
        told.putInt(HEADER).put(data, 18, 12).putInt(BITFIELDS).putInt((int) (4 * pixels));
        told.position(FILE_HEADER + 40);
        told.putInt(0xFF0000).putInt(0xFF00).putInt(0xFF).putInt(0xFF000000);
        told.putInt(0x73524742); // sRGB
        told.position(FILE_HEADER + HEADER);
        return told.put(data, begin, data.length - begin).array();
    }

    private static boolean varies(byte[] data, int begin, long pixels) {
        for (long i = 1; i < pixels; i++) {
            if (data[(int) (begin + 4 * i + 3)] != data[begin + 3]) {
                return true;
            }
        }
        return false;
    }
}

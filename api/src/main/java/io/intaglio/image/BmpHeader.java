package io.intaglio.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The size of a Windows or OS/2 bitmap. */
final class BmpHeader {

    private static final int UNCOMPRESSED = 0;
    private static final int BITFIELDS = 3;
    private static final int JPEG = 4;
    private static final int PNG = 5;

    private BmpHeader() {}

    static Header read(Bytes file, byte[] data) throws IOException {
        Bytes bmp = file.littleEndian();
        if (bmp.u32(10) > data.length) {
            throw new IOException("its pixels begin behind its end");
        }
        long size = bmp.u32(14);
        if (size == 12) {
            return checked(bmp.u16(18), bmp.u16(20), bmp.u16(24), UNCOMPRESSED, data);
        }
        if (size < 16 || size > 256) {
            throw new IOException("its header announces " + size + " bytes, which no version of BMP has");
        }
        long compression = size >= 20 ? bmp.u32(30) : UNCOMPRESSED;
        boolean opaque = compression != UNCOMPRESSED || bmp.u16(28) != 32;
        byte[] body = opaque ? data : BmpAlpha.told(bmp, data);
        Header header = checked(signed(bmp.u32(18)), Math.abs(signed(bmp.u32(22))), bmp.u16(28), compression, body);
        return size < 32
                ? header
                : Resolution.of(signed(bmp.u32(38)), signed(bmp.u32(42)), true)
                        .map(resolution -> header.metadata(Metadata.empty().withResolution(resolution)))
                        .orElse(header);
    }

    /**
     * The whole JPEG or PNG that a bitmap for printers may hold in place of pixels: what counts is what that says of
     * itself.
     */
    static Optional<byte[]> embedded(Bytes file, byte[] data) throws IOException {
        Bytes bmp = file.littleEndian();
        if (bmp.u32(14) < 20 || bmp.u32(30) != JPEG && bmp.u32(30) != PNG) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOfRange(data, (int) Math.min(bmp.u32(10), data.length), data.length));
    }

    private static Header checked(long width, long height, int bits, long compression, byte[] data) throws IOException {
        boolean plain = compression == UNCOMPRESSED || compression == BITFIELDS;
        if (plain && width > 0 && height > 0 && width * bits / 8 > data.length / height) {
            throw new IOException("it announces " + width + "x" + height + " pixels of " + bits
                    + " bits, uncompressed, but has only " + data.length + " bytes");
        }
        return new Header(width, height, data);
    }

    /** A size is a signed number; a negative height tells that the rows go down. */
    private static long signed(long unsigned) {
        return unsigned << Integer.SIZE >> Integer.SIZE;
    }
}

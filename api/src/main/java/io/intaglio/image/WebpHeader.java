package io.intaglio.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chunks of a WebP file (RFC 9649); of an animation, those of its first frame. A lossless one is handed on as
 * a file of the pixels alone.
 */
final class WebpHeader {

    private static final byte[] RIFF = {'R', 'I', 'F', 'F'};
    private static final byte[] WEBP = {'W', 'E', 'B', 'P'};
    private static final byte[] VP8L = {'V', 'P', '8', 'L'};
    private static final int HEADER_AND_FRAME = 8 + 16;

    private final Bytes file;
    private byte @Nullable [] icc;
    private int orientation = 1;
    private Metadata metadata = Metadata.empty();
    private @Nullable Bytes alpha;
    private @Nullable Bytes pixels;
    private boolean lossless;
    private boolean animated;
    private int frames;
    private long screenWidth;
    private long screenHeight;
    private int left;
    private int top;

    private WebpHeader(Bytes file) {
        this.file = file;
    }

    static Header read(Bytes file) throws IOException {
        WebpHeader header = new WebpHeader(file.littleEndian());
        long announced = 8 + header.file.u32(4);
        if (announced > file.length()) {
            throw new EOFException(
                    "it is cut short: it announces " + announced + " bytes and has only " + file.length());
        }
        header.walk(12, file.length());
        return header.header();
    }

    private void walk(long from, long to) throws IOException {
        long at = from;
        while (at + 8 <= to) {
            String type = file.ascii(at, 4);
            long length = Math.min(file.u32(at + 4), to - at - 8);
            Bytes chunk = file.slice(at + 8, length);
            switch (type) {
                case "VP8X" -> {
                    screenWidth = 1 + (chunk.u32(4) & 0xFFFFFF);
                    screenHeight = 1 + (chunk.u32(6) >> 8);
                }
                case "ICCP" -> icc = chunk.copy();
                case "EXIF" -> {
                    Bytes block = ExifBlock.of(Bytes.of(chunk.copy()));
                    orientation = TiffDirectory.orientation(block);
                    metadata = metadata.withExif(block.copy());
                }
                case "XMP " -> metadata = metadata.withXmp(chunk.copy());
                case "ALPH" -> alpha = pixels == null ? chunk : alpha;
                case "VP8 ", "VP8L" -> {
                    if (pixels == null) {
                        lossless = type.equals("VP8L");
                        pixels = chunk;
                    }
                }
                case "ANMF" -> {
                    frames++;
                    if (!animated) {
                        animated = true;
                        left = 2 * (int) (chunk.u32(0) & 0xFFFFFF);
                        top = 2 * (int) (chunk.u32(2) >> 8);
                        walk(at + HEADER_AND_FRAME, at + 8 + length);
                    }
                }
                default -> {} // what is not needed for the picture
            }
            at += 8 + length + (length & 1);
        }
    }

    private Header header() throws IOException {
        if (pixels == null) {
            throw new IOException("it holds no pixels (no chunk VP8 or VP8L)");
        }
        long width;
        long height;
        if (lossless) {
            long bits = pixels.u32(1);
            width = 1 + (bits & 0x3FFF);
            height = 1 + (bits >> 14 & 0x3FFF);
        } else {
            width = pixels.u16(6) & 0x3FFF;
            height = pixels.u16(8) & 0x3FFF;
        }
        Header made = new Header(width, height, lossless ? wrapped(pixels.copy()) : new byte[0])
                .orientation(orientation)
                .metadata(metadata)
                .icc(icc);
        if (!lossless) {
            made.vp8(pixels, alpha);
        }
        return animated ? made.frame(left, top, screenWidth, screenHeight).frames(frames) : made;
    }

    /** Returns a file of a lossless stream alone. */
    static byte[] wrapped(byte[] stream) {
        int padded = stream.length + (stream.length & 1);
        ByteBuffer file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
        file.put(RIFF)
                .putInt(12 + padded)
                .put(WEBP)
                .put(VP8L)
                .putInt(stream.length)
                .put(stream);
        return file.array();
    }
}

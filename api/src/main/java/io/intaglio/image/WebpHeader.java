package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the chunks of a WebP file (RFC 9649) and makes another with the pixels' chunks alone; of an animation, with those
 * of its first frame.
 */
final class WebpHeader {

    private static final int ALPHA = 0x10;
    private static final int HEADER_AND_FRAME = 8 + 16;

    private final Bytes file;
    private byte[] icc;
    private int orientation = 1;
    private Metadata metadata = Metadata.empty();
    private Bytes alpha;
    private Bytes pixels;
    private boolean lossless;
    private boolean animated;
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
        Header made = new Header(width, height, rebuilt(width, height))
                .orientation(orientation)
                .metadata(metadata)
                .icc(icc);
        return animated ? made.frame(left, top, screenWidth, screenHeight) : made;
    }

    private byte[] rebuilt(long width, long height) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(pixels.length() + 64);
        body.write("WEBP".getBytes(StandardCharsets.US_ASCII));
        if (alpha != null && !lossless) {
            ByteBuffer extended = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
            extended.putInt(ALPHA).putShort((short) (width - 1)).put((byte) 0);
            extended.putShort((short) (height - 1)).put((byte) 0);
            chunk(body, "VP8X", extended.array());
            chunk(body, "ALPH", alpha.copy());
        }
        chunk(body, lossless ? "VP8L" : "VP8 ", pixels.copy());
        ByteArrayOutputStream riff = new ByteArrayOutputStream(body.size() + 8);
        chunk(riff, "RIFF", body.toByteArray());
        return riff.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) throws IOException {
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .array());
        out.write(content);
        if ((content.length & 1) == 1) {
            out.write(0);
        }
    }
}

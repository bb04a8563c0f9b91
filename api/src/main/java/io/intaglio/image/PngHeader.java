package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a PNG (W3C recommendation, third edition); keeps those that make the default image. */
final class PngHeader {

    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final byte[] END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};

    private PngHeader() {}

    static Header read(Bytes file) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(file.length());
        file.slice(0, SIGNATURE.length()).appendTo(body);
        long at = SIGNATURE.length();
        if (!file.startsWith(at + 4, "IHDR")) {
            throw new IOException("a PNG begins with the chunk IHDR, this one does not");
        }
        long width = file.u32(at + 8);
        long height = file.u32(at + 12);
        int colour = file.u8(at + 17);
        int frames = 1;
        int[] transparent = null;
        PngMetadata metadata = new PngMetadata();
        boolean pixels = false;
        while (file.has(at, 8)) {
            long length = file.u32(at);
            String type = file.ascii(at + 4, 4);
            if (type.equals("IEND")) {
                break;
            }
            // A last chunk cut short may still hold all the pixels.
            Bytes chunk = file.slice(at + 8, Math.min(length, file.length() - at - 8));
            boolean kept = type.equals("IHDR") || type.equals("PLTE") || type.equals("IDAT");
            boolean opacity = type.equals("tRNS");
            if ((kept || opacity) && !intact(file, at, length)) {
                throw new IOException("its chunk " + type + " is damaged: the checksum is another");
            }
            if (kept || opacity && colour == 3) {
                file.slice(at, Math.min(12 + length, file.length() - at)).appendTo(body);
                pixels |= type.equals("IDAT");
            } else if (opacity) {
                transparent = samples(chunk, colour);
            } else if (type.equals("acTL") && chunk.length() >= 4) {
                frames = (int) Math.min(Integer.MAX_VALUE, chunk.u32(0));
            } else {
                metadata.take(type, chunk);
            }
            at += 12 + length;
        }
        if (!pixels) {
            throw new IOException("it holds no pixels (no chunk IDAT)");
        }
        body.write(END);
        return metadata.describe(new Header(width, height, body.toByteArray())
                .transparent(transparent)
                .frames(frames));
    }

    /** Whether the checksum is right, or cut off. */
    private static boolean intact(Bytes file, long at, long length) throws IOException {
        if (!file.has(at + 8 + length, 4)) {
            return true;
        }
        CRC32 crc = new CRC32();
        file.slice(at + 4, 4 + length).addTo(crc);
        return crc.getValue() == file.u32(at + 8 + length);
    }

    private static int @Nullable [] samples(Bytes chunk, int colour) throws IOException {
        if (colour == 0 && chunk.length() >= 2) {
            return new int[] {chunk.u16(0)};
        }
        return colour == 2 && chunk.length() >= 6 ? new int[] {chunk.u16(0), chunk.u16(2), chunk.u16(4)} : null;
    }
}

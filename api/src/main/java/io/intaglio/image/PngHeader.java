package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Walks the chunks of a PNG (W3C recommendation, third edition); keeps those that make the default image. */
final class PngHeader {

    /** Profiles of cameras and printers reach 2 MB; a bomb is larger. */
    private static final int LARGEST_PROFILE = 4 << 20;

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
        int orientation = 1;
        byte[] icc = null;
        int[] transparent = null;
        boolean profiled = false;
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
            if (kept && !type.equals("IHDR") && !intact(file, at, length)) {
                throw new IOException("its chunk " + type + " is damaged: the checksum is another");
            }
            if (kept || type.equals("tRNS") && colour == 3) {
                file.slice(at, Math.min(12 + length, file.length() - at)).appendTo(body);
                pixels |= type.equals("IDAT");
            } else if (type.equals("tRNS")) {
                transparent = samples(chunk, colour);
            } else if (type.equals("eXIf")) {
                orientation = TiffDirectory.orientation(chunk);
            } else if (type.equals("iCCP") && !profiled) {
                icc = profile(chunk);
                profiled = true; // there is one at most
            }
            at += 12 + length;
        }
        if (!pixels) {
            throw new IOException("it holds no pixels (no chunk IDAT)");
        }
        body.write(END);
        return new Header(width, height, body.toByteArray())
                .orientation(orientation)
                .icc(icc)
                .transparent(transparent);
    }

    /** Whether the checksum is right, or cut off. */
    private static boolean intact(Bytes file, long at, long length) throws IOException {
        if (!file.has(at + 8 + length, 4)) {
            return true;
        }
        CRC32 crc = new CRC32();
        crc.update(file.slice(at + 4, 4 + length).copy());
        return crc.getValue() == file.u32(at + 8 + length);
    }

    private static int[] samples(Bytes chunk, int colour) throws IOException {
        if (colour == 0 && chunk.length() >= 2) {
            return new int[] {chunk.u16(0)};
        }
        return colour == 2 && chunk.length() >= 6 ? new int[] {chunk.u16(0), chunk.u16(2), chunk.u16(4)} : null;
    }

    private static byte[] profile(Bytes chunk) throws IOException {
        int name = 0;
        while (name < chunk.length() && chunk.u8(name) != 0) {
            name++;
        }
        if (!chunk.has(name + 2L, 1)) {
            return null;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(chunk.slice(name + 2L, chunk.length() - name - 2L).copy());
            ByteArrayOutputStream profile = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int count;
            while ((count = inflater.inflate(buffer)) > 0) {
                profile.write(buffer, 0, count);
                if (profile.size() > LARGEST_PROFILE) {
                    return null;
                }
            }
            return inflater.finished() ? profile.toByteArray() : null;
        } catch (DataFormatException e) {
            return null; // a picture whose profile is damaged is still a picture
        } finally {
            inflater.end();
        }
    }
}

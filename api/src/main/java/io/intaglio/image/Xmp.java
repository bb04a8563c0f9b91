package io.intaglio.image;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and resets the orientation in an XMP packet (ISO 16684-1): an attribute or an element {@code tiff:Orientation}.
 */
final class Xmp {

    private static final Pattern ORIENTATION =
            Pattern.compile("(tiff:Orientation(?:\\s*=\\s*[\"']|\\s*>)\\s*)([1-8])(?=\\s*[\"'<])");

    private Xmp() {}

    /** Returns EXIF's number, 1 to 8; 1 where there is none. */
    static int orientation(byte[] packet) {
        Matcher found = ORIENTATION.matcher(text(packet));
        return found.find() ? found.group(2).charAt(0) - '0' : 1;
    }

    /** Returns the packet with the orientation 1. */
    static byte[] upright(byte[] packet) {
        return ORIENTATION
                .matcher(text(packet))
                .replaceAll(found -> found.group(1) + "1")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Byte by byte, so that what is not changed stays as it is. */
    private static String text(byte[] packet) {
        return new String(packet, StandardCharsets.ISO_8859_1);
    }
}

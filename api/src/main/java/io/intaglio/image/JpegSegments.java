package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts segments into a JPEG (ITU-T T.81) behind its beginning and, where there is one, the JFIF segment, which comes
 * first.
 */
final class JpegSegments {

    /** What a segment holds at most, beside its two bytes of length. */
    static final int MOST = 65533;

    private static final String ICC = "ICC_PROFILE\0";

    private final ByteArrayOutputStream segments = new ByteArrayOutputStream();

    /** Adds a segment of up to {@link #MOST} bytes. */
    void add(int marker, byte[]... parts) {
        int length = 2;
        for (byte[] part : parts) {
            length += part.length;
        }
        segments.write(0xFF);
        segments.write(marker);
        segments.write(length >> 8);
        segments.write(length);
        for (byte[] part : parts) {
            segments.writeBytes(part);
        }
    }

    /** Adds a profile, in as many segments as it takes (ICC.1 Annex B); none if it takes more than there can be. */
    void addProfile(byte[] icc) {
        int most = MOST - ICC.length() - 2;
        int count = (icc.length + most - 1) / most;
        for (int i = 0; i < count && count < 256; i++) {
            byte[] part = java.util.Arrays.copyOfRange(icc, i * most, Math.min(icc.length, (i + 1) * most));
            add(0xE2, ICC.getBytes(StandardCharsets.US_ASCII), new byte[] {(byte) (i + 1), (byte) count}, part);
        }
    }

    /** Returns a JPEG with the segments. */
    byte[] in(byte[] jpeg) {
        int after = 2;
        if (jpeg.length > 6 && (jpeg[3] & 0xFF) == 0xE0) {
            after += 2 + ((jpeg[4] & 0xFF) << 8 | jpeg[5] & 0xFF);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(jpeg.length + segments.size());
        whole.write(jpeg, 0, after);
        whole.writeBytes(segments.toByteArray());
        whole.write(jpeg, after, jpeg.length - after);
        return whole.toByteArray();
    }

    static byte[] withProfile(byte[] jpeg, byte[] icc) {
        JpegSegments segments = new JpegSegments();
        segments.addProfile(icc);
        return segments.in(jpeg);
    }
}

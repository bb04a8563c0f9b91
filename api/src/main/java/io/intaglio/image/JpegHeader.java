package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks the segments of a JPEG (ITU-T T.81) up to its first scan; keeps tables, frame, JFIF and Adobe markers.
 * Profiles, thumbnails and comments are not handed on: readers have stumbled over damaged ones, and a profile would
 * make some of them change the stored values. For CMYK, which becomes RGB, that is what is wanted, so a reader gets its
 * profile.
 */
final class JpegHeader {

    private static final String ICC = "ICC_PROFILE\0";

    private JpegHeader() {}

    static Header read(Bytes file) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(file.length());
        file.slice(0, 2).appendTo(body);
        Map<Integer, Bytes> profile = new TreeMap<>();
        int components = 0;
        int width = 0;
        int height = 0;
        JpegMetadata metadata = new JpegMetadata();
        boolean jfif = false;
        long at = 2;
        while (true) {
            while (file.u8(at) != 0xFF) {
                at++;
            }
            while (file.u8(at) == 0xFF) {
                at++;
            }
            int marker = file.u8(at++);
            if (marker == 0 || marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                continue;
            }
            if (marker == 0xDA || marker == 0xD9) {
                break;
            }
            int length = file.u16(at);
            if (length < 2) {
                throw new IOException("a segment of it is " + length + " bytes long, at least 2 are needed");
            }
            Bytes segment = file.slice(at + 2, length - 2);
            boolean kept = marker < 0xE0 || marker > 0xEF && marker != 0xFE;
            if (kept && marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                height = segment.u16(1);
                width = segment.u16(3);
                components = segment.u8(5);
            } else if (marker == 0xE0 && segment.startsWith(0, "JFIF\0") && !jfif) {
                jfif = true;
                kept = true;
                metadata.jfif(segment);
            } else if (marker == 0xE2 && segment.startsWith(0, ICC) && segment.length() > ICC.length() + 2) {
                profile.put(segment.u8(ICC.length()), segment.slice(14, segment.length() - 14));
            } else if (marker == 0xE1 || marker == 0xED || marker == 0xFE) {
                metadata.take(marker, segment);
            } else if (marker == 0xEE && segment.startsWith(0, "Adobe")) {
                kept = true;
            }
            if (kept) {
                file.slice(at - 2, length + 2L).appendTo(body);
            }
            at += length;
        }
        if (width == 0 || height == 0) {
            throw new IOException("it has no frame header with a width and a height");
        }
        file.slice(at - 2, file.length() - at + 2).appendTo(body);
        ByteArrayOutputStream icc = new ByteArrayOutputStream();
        profile.values().forEach(part -> part.appendTo(icc));
        byte[] bytes = body.toByteArray();
        if (components == 4 && icc.size() > 0) {
            return metadata.describe(new Header(width, height, JpegSegments.withProfile(bytes, icc.toByteArray())));
        }
        return metadata.describe(new Header(width, height, bytes).icc(icc.size() == 0 ? null : icc.toByteArray()));
    }
}

package io.intaglio.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Metadata in the segments of a JPEG: JFIF's density, EXIF, XMP (part 3), IPTC among Photoshop's resources, comments.
 */
final class JpegMetadata {

    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final int APP1 = 0xE1;
    private static final int APP13 = 0xED;
    private static final int COMMENT = 0xFE;
    private static final int MOST_COMMENTS = 100;

    private static final int PER_INCH = 1;
    private static final int PER_CENTIMETRE = 2;

    private Metadata metadata = Metadata.empty();
    private int orientation;

    void jfif(Bytes segment) throws IOException {
        if (!segment.has(0, 12)) {
            return;
        }
        int unit = segment.u8(7);
        int horizontal = segment.u16(8);
        int vertical = segment.u16(10);
        if (unit == PER_INCH && horizontal > 0 && vertical > 0) {
            metadata = metadata.withResolution(Resolution.perInch(horizontal, vertical));
        } else if (unit == PER_CENTIMETRE || unit == 0 && horizontal != vertical) {
            int scale = unit == 0 ? 1 : 100;
            metadata = Resolution.of(scale * horizontal, scale * vertical, unit != 0)
                    .map(metadata::withResolution)
                    .orElse(metadata);
        }
    }

    /** Takes a segment of the kinds APP1, APP13 or COM; a damaged one is passed over. */
    void take(int marker, Bytes segment) {
        try {
            taken(marker, segment);
        } catch (IOException e) {
            return; // it is shorter than what it announces
        }
    }

    private void taken(int marker, Bytes segment) throws IOException {
        if (marker == COMMENT) {
            if (metadata.texts().size() < MOST_COMMENTS) {
                metadata = metadata.withText(Metadata.Text.COMMENT, text(segment.copy()));
            }
        } else if (marker == APP13) {
            metadata = segment.startsWith(0, IptcBlock.PHOTOSHOP)
                    ? IptcBlock.of(segment.copy()).map(metadata::withIptc).orElse(metadata)
                    : metadata;
        } else if (segment.startsWith(0, ExifBlock.MARK) && orientation == 0) {
            Bytes block = ExifBlock.of(segment);
            orientation = TiffDirectory.orientation(block);
            metadata = metadata.withExif(block.copy());
        } else if (segment.startsWith(0, XMP) && metadata.xmp().isEmpty()) {
            metadata = metadata.withXmp(
                    segment.slice(XMP.length(), segment.length() - XMP.length()).copy());
        }
    }

    /** UTF-8 where it is, Latin-1 otherwise: the standard does not say. */
    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    Header describe(Header header) {
        if (metadata.resolution().isEmpty() && metadata.exif().isPresent()) {
            metadata = ExifBlock.resolution(metadata.exif().get())
                    .map(metadata::withResolution)
                    .orElse(metadata);
        }
        return header.orientation(orientation).metadata(metadata);
    }

    /** Returns the segments of a picture's metadata; what is too long for one is left out. */
    static JpegSegments segments(Picture picture) {
        JpegSegments segments = new JpegSegments();
        Metadata metadata = picture.metadata();
        metadata.exif()
                .ifPresent(exif ->
                        add(segments, APP1, ExifBlock.MARK, ExifBlock.sized(exif, picture.width(), picture.height())));
        metadata.xmp().ifPresent(xmp -> add(segments, APP1, XMP, xmp));
        metadata.iptc().ifPresent(iptc -> add(segments, APP13, IptcBlock.PHOTOSHOP, IptcBlock.resource(iptc)));
        for (Metadata.Text text : metadata.texts()) {
            boolean comment = text.keyword().equals(Metadata.Text.COMMENT);
            String whole = comment ? text.value() : text.keyword() + ": " + text.value();
            add(segments, COMMENT, "", whole.getBytes(StandardCharsets.UTF_8));
        }
        return segments;
    }

    private static void add(JpegSegments segments, int marker, String mark, byte[] content) {
        if (mark.length() + content.length <= JpegSegments.MOST) {
            segments.add(marker, mark.getBytes(StandardCharsets.ISO_8859_1), content);
        }
    }

    /** Puts the density into the JFIF segment of a JPEG that begins with one. */
    static void putDensity(Resolution resolution, byte[] jpeg) {
        boolean jfif = jpeg.length > 18 && (jpeg[3] & 0xFF) == 0xE0 && jpeg[6] == 'J' && jpeg[7] == 'F';
        if (!jfif) {
            return;
        }
        jpeg[13] = (byte) (resolution.absolute() ? PER_INCH : 0);
        put(resolution.absolute() ? resolution.horizontalPerInch() : resolution.horizontal(), jpeg, 14);
        put(resolution.absolute() ? resolution.verticalPerInch() : resolution.vertical(), jpeg, 16);
    }

    private static void put(double value, byte[] jpeg, int at) {
        int rounded = (int) Math.max(1, Math.min(65535, Math.round(value)));
        jpeg[at] = (byte) (rounded >> 8);
        jpeg[at + 1] = (byte) rounded;
    }
}

package io.intaglio.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the chunks of a PNG (W3C recommendation, third edition) say beside the pixels. A damaged chunk is
 * passed over: its picture is still a picture.
 */
final class PngMetadata {

    static final String XMP = "XML:com.adobe.xmp";

    /** How ImageMagick and ExifTool keep in a PNG what it has no chunk for. */
    static final String RAW = "Raw profile type ";

    /** Profiles of cameras and printers reach 2 MB; a bomb is larger. */
    private static final int LARGEST = 4 << 20;

    private static final int MOST_TEXTS = 1000;
    private static final int LONGEST_KEYWORD = 79;

    private Metadata metadata = Metadata.empty();
    private byte @Nullable [] icc;
    private int orientation = 1;
    private boolean profiled;
    private List<Integer> cicp = List.of();
    private int srgb = -1;
    private long gamma;
    private List<Long> chromaticities = List.of();

    void take(String type, Bytes chunk) {
        try {
            taken(type, chunk);
        } catch (IOException e) {
            return; // it is shorter than what it announces
        }
    }

    private void taken(String type, Bytes chunk) throws IOException {
        switch (type) {
            case "iCCP" -> profile(chunk);
            case "cICP" ->
                cicp = chunk.length() == 4 ? List.of(chunk.u8(0), chunk.u8(1), chunk.u8(2), chunk.u8(3)) : cicp;
            case "sRGB" -> srgb = chunk.length() == 1 ? chunk.u8(0) : srgb;
            case "gAMA" -> gamma = chunk.length() == 4 ? chunk.u32(0) : gamma;
            case "cHRM" -> chromaticities(chunk);
            case "pHYs" -> resolution(chunk);
            case "eXIf" -> exif(chunk.copy());
            case "tEXt" -> latin(chunk, false);
            case "zTXt" -> latin(chunk, true);
            case "iTXt" -> international(chunk);
            default -> {} // what a picture does without
        }
    }

    private void exif(byte[] bytes) throws IOException {
        Bytes block = ExifBlock.of(Bytes.of(bytes));
        orientation = TiffDirectory.orientation(block);
        metadata = metadata.withExif(block.copy());
    }

    private void profile(Bytes chunk) throws IOException {
        int name = zero(chunk, 0);
        if (!profiled && name >= 0 && chunk.has(name + 2L, 1)) {
            icc = Inflation.of(rest(chunk, name + 2), LARGEST).orElse(null);
            profiled = true; // there is one at most
        }
    }

    private void chromaticities(Bytes chunk) throws IOException {
        if (chunk.length() == 32) {
            List<Long> points = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                points.add(chunk.u32(4L * i));
            }
            chromaticities = points;
        }
    }

    private void resolution(Bytes chunk) throws IOException {
        if (chunk.length() == 9) {
            metadata = Resolution.of(chunk.u32(0), chunk.u32(4), chunk.u8(8) == 1)
                    .map(metadata::withResolution)
                    .orElse(metadata);
        }
    }

    private void latin(Bytes chunk, boolean compressed) throws IOException {
        int end = zero(chunk, 0);
        if (end < 1 || end > LONGEST_KEYWORD) {
            return;
        }
        String keyword = chunk.ascii(0, end);
        Optional<byte[]> value = compressed
                ? chunk.length() > end + 2 ? Inflation.of(rest(chunk, end + 2), LARGEST) : Optional.empty()
                : Optional.of(rest(chunk, end + 1));
        if (value.isPresent()) {
            text(keyword, value.get(), new String(value.get(), StandardCharsets.ISO_8859_1));
        }
    }

    private void international(Bytes chunk) throws IOException {
        int end = zero(chunk, 0);
        if (end < 1 || end > LONGEST_KEYWORD || !chunk.has(end + 3L, 0)) {
            return;
        }
        boolean compressed = chunk.u8(end + 1L) == 1;
        int language = zero(chunk, end + 3);
        int translated = language < 0 ? -1 : zero(chunk, language + 1);
        if (translated >= 0) {
            byte[] stored = rest(chunk, translated + 1);
            String keyword = chunk.ascii(0, end);
            Optional<byte[]> value = compressed ? Inflation.of(stored, LARGEST) : Optional.of(stored);
            if (value.isPresent()) {
                text(keyword, value.get(), new String(value.get(), StandardCharsets.UTF_8));
            }
        }
    }

    private void text(String keyword, byte[] bytes, String value) throws IOException {
        if (keyword.equals(XMP)) {
            metadata = metadata.withXmp(bytes);
        } else if (keyword.startsWith(RAW)) {
            raw(keyword.substring(RAW.length()), value);
        } else if (metadata.texts().size() < MOST_TEXTS) {
            metadata = metadata.withText(keyword, value);
        }
    }

    /** A line with the name, one with the length, and hexadecimal digits. */
    private void raw(String kind, String value) throws IOException {
        String[] lines = value.strip().split("\\s+", 3);
        if (lines.length < 3) {
            return;
        }
        byte[] content;
        try {
            content = HexFormat.of().parseHex(lines[2].replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return;
        }
        switch (kind) {
            case "exif", "APP1" -> {
                if (metadata.exif().isEmpty()) {
                    exif(content);
                }
            }
            case "iptc" ->
                metadata = IptcBlock.of(content).map(metadata::withIptc).orElse(metadata);
            case "xmp" -> metadata = metadata.xmp().isPresent() ? metadata : metadata.withXmp(content);
            default -> {} // 8bim, icc
        }
    }

    Header describe(Header header) {
        boolean told = metadata.exif().filter(ExifBlock::tellsOrientation).isPresent();
        int turned = told ? orientation : metadata.xmp().map(Xmp::orientation).orElse(1);
        return header.orientation(turned)
                .icc(icc)
                .metadata(metadata)
                .coding(new ColourCoding(cicp, srgb, gamma, chromaticities));
    }

    private static int zero(Bytes chunk, int from) throws IOException {
        for (int at = from; at < chunk.length(); at++) {
            if (chunk.u8(at) == 0) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] rest(Bytes chunk, int from) throws IOException {
        return chunk.slice(from, chunk.length() - from).copy();
    }
}

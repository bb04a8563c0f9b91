package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The chunks of a PNG between its header and its pixels: what colours the samples mean, and the metadata. */
final class PngChunks {

    private static final int LONG_TEXT = 1024;

    private final List<Chunk> chunks = new ArrayList<>();

    /** A chunk, without length and checksum. */
    static final class Chunk {

        private final String type;
        private final byte[] content;

        private Chunk(String type, byte[] content) {
            this.type = type;
            this.content = content;
        }

        String type() {
            return type;
        }

        /** Not to be changed. */
        byte[] content() {
            return content;
        }
    }

    private PngChunks() {}

    static List<Chunk> of(Picture picture) {
        PngChunks chunks = new PngChunks();
        chunks.colours(picture);
        chunks.metadata(picture);
        return chunks.chunks;
    }

    private void colours(Picture picture) {
        ColourCoding coding = picture.coding();
        if (!coding.cicp().isEmpty()) {
            ByteBuffer codes = ByteBuffer.allocate(4);
            coding.cicp().forEach(code -> codes.put(code.byteValue()));
            add("cICP", codes.array());
        }
        if (picture.iccProfile().isPresent()) {
            add(
                    "iCCP",
                    bytes("ICC profile\0\0"),
                    Inflation.deflated(picture.iccProfile().get()));
        } else if (coding.srgb() >= 0) {
            add("sRGB", new byte[] {(byte) coding.srgb()});
        }
        if (coding.gamma() > 0) {
            add("gAMA", ByteBuffer.allocate(4).putInt((int) coding.gamma()).array());
        }
        if (!coding.chromaticities().isEmpty()) {
            ByteBuffer points = ByteBuffer.allocate(32);
            coding.chromaticities().forEach(point -> points.putInt(point.intValue()));
            add("cHRM", points.array());
        }
    }

    private void metadata(Picture picture) {
        Metadata metadata = picture.metadata();
        metadata.resolution()
                .ifPresent(resolution -> add(
                        "pHYs",
                        ByteBuffer.allocate(9)
                                .putInt((int) Math.max(1, Math.round(resolution.horizontal())))
                                .putInt((int) Math.max(1, Math.round(resolution.vertical())))
                                .put((byte) (resolution.absolute() ? 1 : 0))
                                .array()));
        metadata.exif().ifPresent(exif -> add("eXIf", ExifBlock.sized(exif, picture.width(), picture.height())));
        metadata.xmp().ifPresent(xmp -> add("iTXt", bytes(PngMetadata.XMP + "\0\0\0\0\0"), xmp));
        metadata.iptc().ifPresent(this::iptc);
        metadata.texts().forEach(this::text);
    }

    private void iptc(byte[] records) {
        byte[] block = IptcBlock.resource(records);
        StringBuilder raw = new StringBuilder("\niptc\n").append(String.format("%8d", block.length));
        String digits = HexFormat.of().formatHex(block);
        for (int i = 0; i < digits.length(); i += 72) {
            raw.append('\n').append(digits, i, Math.min(digits.length(), i + 72));
        }
        add(
                "zTXt",
                bytes(PngMetadata.RAW + "iptc\0\0"),
                Inflation.deflated(bytes(raw.append('\n').toString())));
    }

    private void text(Metadata.Text text) {
        byte[] keyword = bytes(keyword(text.keyword()) + "\0");
        boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text.value())
                && text.value().indexOf('\0') < 0;
        if (!latin) {
            byte[] value = text.value().getBytes(StandardCharsets.UTF_8);
            add("iTXt", keyword, new byte[] {1, 0, 0, 0}, Inflation.deflated(value));
        } else if (text.value().length() > LONG_TEXT) {
            add("zTXt", keyword, new byte[1], Inflation.deflated(bytes(text.value())));
        } else {
            add("tEXt", keyword, bytes(text.value()));
        }
    }

    /** Latin-1 without control characters and spaces at the ends, 1 to 79 letters. */
    private static String keyword(String wanted) {
        String allowed = wanted.replaceAll("[^\\x20-\\x7E\\xA1-\\xFF]", "").strip();
        String kept = allowed.substring(0, Math.min(79, allowed.length())).strip();
        return kept.isEmpty() ? Metadata.Text.COMMENT : kept;
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void add(String type, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        chunks.add(new Chunk(type, content.toByteArray()));
    }
}
